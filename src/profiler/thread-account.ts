/**
 * What every thread of this process has used, V8's and libuv's among them: snapshots, and the difference of two.
 * The rows add up to the process's CPU time when no thread runs while a snapshot is taken (the kernel books a
 * running thread's time only once a tick); threads that have exited in between are what is left over.
 * Linux; elsewhere a snapshot has no threads and everything is left over.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { processCpu, wall } from './clock.ts'

/** Times in milliseconds since the thread started. */
export interface ThreadUsage {
  readonly name: string
  readonly cpu: number
  /** Ready to run, but waiting for a core. */
  readonly runDelay: number
  /** Times that it gave its core up, and that it was taken away. */
  readonly switches: { readonly voluntary: number; readonly involuntary: number }
  /** Logical core that it ran on last; null where the system does not tell. */
  readonly core: number | null
}

export interface Snapshot {
  readonly wall: number
  readonly process: number
  /** By the kernel's thread number. */
  readonly threads: ReadonlyMap<number, ThreadUsage>
}

export interface Account {
  readonly wall: number
  /** CPU time of the whole process. */
  readonly process: number
  readonly threads: ReadonlyArray<ThreadUsage & { readonly id: number }>
  /** CPU time of the process that no living thread has: that of threads that exited. */
  readonly exited: number
}

const TASKS = '/proc/self/task'

export function snapshotThreads(): Snapshot {
  const threads = new Map<number, ThreadUsage>()
  // First: it makes the kernel book the calling thread's time up to now.
  const process = processCpu()
  for (const id of threadIds()) {
    const usage = readUsage(id)
    if (usage !== undefined) threads.set(Number(id), usage)
  }
  return { wall: wall(), process, threads }
}

export function accountBetween(before: Snapshot, after: Snapshot): Account {
  const threads = [...after.threads].map(([id, now]) => {
    const then = before.threads.get(id)
    return {
      id,
      name: now.name,
      cpu: now.cpu - (then?.cpu ?? 0),
      runDelay: now.runDelay - (then?.runDelay ?? 0),
      switches: {
        voluntary: now.switches.voluntary - (then?.switches.voluntary ?? 0),
        involuntary: now.switches.involuntary - (then?.switches.involuntary ?? 0)
      },
      core: now.core
    }
  })
  const process = after.process - before.process
  const living = threads.reduce((sum, thread) => sum + thread.cpu, 0)
  return { wall: after.wall - before.wall, process, threads, exited: process - living }
}

function threadIds(): string[] {
  try {
    return readdirSync(TASKS)
  } catch {
    return []
  }
}

/** By the kernel's thread number. Undefined when the thread has gone meanwhile. */
export function readUsage(id: string | number): ThreadUsage | undefined {
  const read = (file: string) => readFileSync(`${TASKS}/${id}/${file}`, 'utf8')
  try {
    const [cpu, runDelay] = read('schedstat').split(' ')
    const status = read('status')
    const count = (name: string) => Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0)
    return {
      name: read('comm').trim(),
      cpu: Number(cpu) / 1e6,
      runDelay: Number(runDelay) / 1e6,
      switches: { voluntary: count('voluntary_ctxt_switches'), involuntary: count('nonvoluntary_ctxt_switches') },
      core: lastCore(read('stat'))
    }
  } catch {
    return undefined
  }
}

/** Field 39 of proc(5)'s stat. The second is a name in parentheses that may hold anything. */
function lastCore(stat: string): number | null {
  const core = Number(
    stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .at(36)
  )
  return Number.isInteger(core) ? core : null
}
