import { join } from 'node:path'
import { readNumbered, readText } from '../../src/machine/kernel-files.ts'
import { taskStat } from './task-stat.ts'

/**
 * A process and all that came from it. One that was seen stays in the tree when its parent has gone (npm, a shell), as
 * long as it lives; its start time tells it from a stranger that got its number later.
 */
export class ProcessTree {
  readonly #proc: string
  /** When each started, by process number, root first. */
  readonly #known = new Map<number, number>()

  constructor(root: number, proc = '/proc') {
    this.#proc = proc
    const stat = taskStat(join(proc, `${root}`))
    if (stat !== null) this.#known.set(root, stat.started)
  }

  /** The processes that live now, parents before their children. */
  pids(): number[] {
    for (const [pid, started] of this.#known) {
      const stat = taskStat(join(this.#proc, `${pid}`))
      if (stat === null || stat.state === 'Z' || stat.started !== started) this.#known.delete(pid)
    }
    const childrenOf = this.#childLists()
    // What is added meanwhile is visited too: a Map's iteration goes on with it.
    for (const pid of this.#known.keys()) {
      for (const child of childrenOf(pid)) {
        if (this.#known.has(child)) continue
        const stat = taskStat(join(this.#proc, `${child}`))
        if (stat !== null && stat.state !== 'Z') this.#known.set(child, stat.started)
      }
    }
    return [...this.#known.keys()]
  }

  /** From the kernel's own lists, one a thread; where it keeps none, by asking every process for its parent. */
  #childLists(): (pid: number) => readonly number[] {
    const tasks = (pid: number) => join(this.#proc, `${pid}/task`)
    const listed = (pid: number) =>
      readNumbered(tasks(pid), '').map((tid) => readText(join(tasks(pid), `${tid}/children`)))
    const [first] = this.#known.keys()
    if (first === undefined || listed(first).some((text) => text !== null))
      return (pid) => listed(pid).flatMap((text) => (text ? text.split(' ').map(Number) : []))

    const children = new Map<number, number[]>()
    for (const pid of readNumbered(this.#proc, '')) {
      const parent = taskStat(join(this.#proc, `${pid}`))?.parent
      if (parent === undefined) continue
      const siblings = children.get(parent)
      if (siblings === undefined) children.set(parent, [pid])
      else siblings.push(pid)
    }
    return (pid) => children.get(pid) ?? []
  }
}
