/**
 * The clocks of the thread that calls: import this module in each thread whose time is to be told. All times in
 * milliseconds. A clock that the system does not have reads NaN, which a table shows as n/a; the clock of the whole
 * process never stands in for it.
 */
import { SchedStat } from './clock-schedstat.ts'

/** Elapsed time since the thread's own start of time: differences only. About 50 ns a call. */
export function wall(): number {
  return performance.now()
}

/**
 * CPU time of this thread. The kernel adds a running thread's time up only once a tick (4 ms), but
 * `getrusage(RUSAGE_SELF)`, which is `process.cpuUsage()`, makes it do so at once: that call comes first, and the
 * reading is exact. 1–2 µs a call.
 */
export const threadCpu: () => number = chooseThreadCpu()

/** CPU time of the whole process, all its threads, V8's and libuv's and those that have exited among them. */
export function processCpu(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Time that this thread was ready to run but waited for a core; NaN but on Linux. */
export function runDelay(): number {
  const stat = schedStat()
  return stat === null ? Number.NaN : stat.runDelay()
}

/** Whether this thread has a CPU clock of its own, and which. */
export function cpuClockSource(): 'process.threadCpuUsage' | '/proc/thread-self/schedstat' | null {
  if (typeof process.threadCpuUsage === 'function') return 'process.threadCpuUsage'
  return schedStat() === null ? null : '/proc/thread-self/schedstat'
}

/** `process.threadCpuUsage` came with Node 22.19 and 23.9; before, Linux's own file does. */
function chooseThreadCpu(): () => number {
  if (typeof process.threadCpuUsage === 'function') {
    return () => {
      process.cpuUsage()
      const { user, system } = process.threadCpuUsage()
      return (user + system) / 1000
    }
  }
  return () => {
    const stat = schedStat()
    if (stat === null) return Number.NaN
    process.cpuUsage()
    return stat.cpu()
  }
}

let opened: SchedStat | null | undefined

/** Opened at the first use, so that a thread that never asks holds no file. */
function schedStat(): SchedStat | null {
  if (opened === undefined) opened = SchedStat.open()
  return opened
}
