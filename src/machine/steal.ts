import { join } from 'node:path'
import { readText } from './kernel-files.ts'

/** Since boot, summed over all cores, in jiffies (hundredths of a second almost everywhere). */
export interface CpuTimes {
  /** Time in which a core of ours was ready to run and the hypervisor ran somebody else. */
  readonly steal: number
  readonly total: number
}

/** From the first line of /proc/stat; null where there is none. */
export function cpuTimes(proc = '/proc'): CpuTimes | null {
  const line = /^cpu +(.+)$/m.exec(readText(join(proc, 'stat')) ?? '')
  if (line === null) return null
  // user nice system idle iowait irq softirq steal; guest time, which follows, is part of user and nice already.
  const jiffies = line[1].split(/\s+/).slice(0, 8).map(Number)
  if (jiffies.length < 8 || jiffies.some(Number.isNaN)) return null
  return { steal: jiffies[7], total: jiffies.reduce((sum, each) => sum + each, 0) }
}

/** Fraction of the machine's time between two readings that was stolen; null when no time has passed. */
export function stealShare(before: CpuTimes, after: CpuTimes): number | null {
  const total = after.total - before.total
  return total > 0 ? Math.max(0, after.steal - before.steal) / total : null
}

/** What the scheduler knows of one thread. */
export interface ThreadTimes {
  /** Milliseconds on a core. */
  readonly cpu: number
  /** Milliseconds ready to run, waiting for a core. */
  readonly runDelay: number
}

/**
 * Any thread of this process, from /proc/self/task/<tid>/schedstat; null when it is gone or the system does not tell.
 * While a thread runs, its figures move only once a tick (4 ms); they are exact while it waits.
 */
export function threadTimes(tid: number, proc = '/proc'): ThreadTimes | null {
  const match = /^(\d+) (\d+) \d+$/.exec(readText(join(proc, `self/task/${tid}/schedstat`)) ?? '')
  return match === null ? null : { cpu: Number(match[1]) / 1e6, runDelay: Number(match[2]) / 1e6 }
}
