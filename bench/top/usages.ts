import { setTimeout } from 'node:timers/promises'
import { KernelWatch } from './kernel-watch.ts'
import { ProcessTree } from './process-tree.ts'
import { takeReading } from './reading.ts'
import { type Usage, usageBetween } from './usage.ts'

export interface UsagesOptions {
  /** The process to watch, with all that came from it. */
  readonly root: number
  /** Milliseconds. */
  readonly interval: number
  readonly signal: AbortSignal
}

/** The first figures come early: nobody likes to look at an empty screen for a second. */
const FIRST = 250

/** What the processes used, once an interval, until the root has ended or the signal comes. */
export async function* usages({ root, interval, signal }: UsagesOptions): AsyncGenerator<Usage> {
  const tree = new ProcessTree(root)
  const kernels = new KernelWatch()
  let before = takeReading(tree.pids(), kernels)
  for (let pause = Math.min(FIRST, interval); ; pause = interval) {
    await setTimeout(pause, undefined, { signal }).catch(() => {})
    if (signal.aborted) return
    const pids = tree.pids()
    if (!pids.includes(root)) return
    const after = takeReading(pids, kernels)
    yield usageBetween(before, after)
    before = after
  }
}
