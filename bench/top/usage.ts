/** What was used between two readings: shares of one core's time, 1 being the whole of it. Pure. */
import type { CoreReading } from './core-reading.ts'
import type { Reading, ThreadReading } from './reading.ts'

export interface Usage {
  /** Milliseconds between the readings. */
  readonly elapsed: number
  readonly cores: readonly CoreUsage[]
  readonly processes: readonly ProcessUsage[]
}

export interface CoreUsage {
  /** Logical cores: one, or those of one physical core. */
  readonly cpus: readonly number[]
  readonly busy: number
  readonly steal: number
}

export interface ProcessUsage {
  readonly pid: number
  readonly command: string
  /** Sum over its threads: above 1 when several run at once. */
  readonly cpu: number
  readonly threads: readonly ThreadUsage[]
}

export interface ThreadUsage {
  readonly tid: number
  readonly name: string
  readonly state: string
  readonly cpu: number
  /** Share of the time in which it was ready to run and had no core; null where the kernel does not keep it. */
  readonly wait: number | null
  /** The logical core it ran on last. */
  readonly core: number
  readonly kernel: string | null
}

export function usageBetween(before: Reading, after: Reading): Usage {
  const elapsed = after.wall - before.wall
  const coresBefore = new Map(before.cores.map((core) => [core.cpu, core]))
  const threadsBefore = new Map(
    before.processes.flatMap(({ threads }) => threads.map((thread) => [`${thread.tid} ${thread.started}`, thread]))
  )
  const processes = after.processes.map(({ pid, command, threads: readings }) => {
    const threads = readings.map((now) => threadUsage(threadsBefore.get(`${now.tid} ${now.started}`), now, elapsed))
    return { pid, command, cpu: threads.reduce((sum, { cpu }) => sum + cpu, 0), threads }
  })
  return { elapsed, cores: after.cores.map((core) => coreUsage(coresBefore.get(core.cpu), core)), processes }
}

/** A thread that was not there before has used all its time since. */
function threadUsage(then: ThreadReading | undefined, now: ThreadReading, elapsed: number): ThreadUsage {
  const { tid, name, state, core, kernel } = now
  const cpu = (now.cpu - (then?.cpu ?? 0)) / elapsed
  const wait = now.runDelay === null ? null : (now.runDelay - (then?.runDelay ?? 0)) / elapsed
  return { tid, name, state, cpu, wait, core, kernel }
}

/** A core that has come online since, or whose jiffies have not moved yet, has no share. */
function coreUsage(then: CoreReading | undefined, { cpu, busy, steal, total }: CoreReading): CoreUsage {
  const elapsed = then === undefined ? 0 : total - then.total
  if (then === undefined || elapsed <= 0) return { cpus: [cpu], busy: 0, steal: 0 }
  // The kernel may take a jiffy back from one column and book it to another.
  const share = (part: number) => Math.min(1, Math.max(0, part / elapsed))
  return { cpus: [cpu], busy: share(busy - then.busy), steal: share(steal - then.steal) }
}
