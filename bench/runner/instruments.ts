/** What samples are read with; tests bring their own. Times in milliseconds. */
import { readdirSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type CpuTimes, cpuTimes, threadTimes } from '../../src/machine/steal.ts'
import { processCpu, threadCpu } from '../../src/profiler/clock.ts'

export interface Instruments {
  now(): number
  /** Gives the workers time to park: the system adds up the time of a thread that runs only once a tick (4 ms). */
  rest(): Promise<void>
  /** Throws away the garbage of what was done before, so that nobody's turn is interrupted for it. */
  collectGarbage(): void
  /** CPU time of all threads but the caller's, which only waits; NaN where no clock tells them apart. */
  workersCpu(): number
  /** Time of the machine's cores, and what of it was stolen. */
  machineTimes(): CpuTimes | null
  /** Time that threads of this process were ready to run and waited for a core; NaN where the system does not tell. */
  runDelay(): number
}

export const instruments: Instruments = {
  now: () => performance.now(),
  rest: () => setTimeout(1),
  collectGarbage: exposedGc(),
  // The caller's spinning for the end of a region is no work of the region's.
  workersCpu: () => processCpu() - threadCpu(),
  machineTimes: () => cpuTimes(),
  runDelay
}

/** V8 has it behind a switch, which a context made meanwhile sees. */
function exposedGc(): () => void {
  setFlagsFromString('--expose-gc')
  const gc: () => void = runInNewContext('gc')
  setFlagsFromString('--no-expose-gc')
  return gc
}

function runDelay(): number {
  try {
    return readdirSync('/proc/self/task').reduce((sum, tid) => sum + (threadTimes(Number(tid))?.runDelay ?? 0), 0)
  } catch {
    return Number.NaN
  }
}
