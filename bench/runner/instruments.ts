/** What samples are read with; tests bring their own. Times in milliseconds. */
import { type CpuTimes, cpuTimes } from '../../src/machine/steal.ts'
import { processCpu, threadCpu } from '../../src/profiler/clock.ts'

export interface Instruments {
  now(): number
  /** CPU time of all threads but the caller's, which only waits; NaN where no clock tells them apart. */
  workersCpu(): number
  /** Time of the machine's cores, and what of it was stolen. */
  machineTimes(): CpuTimes | null
}

export const instruments: Instruments = {
  now: () => performance.now(),
  // The caller's spinning for the end of a region is no work of the region's.
  workersCpu: () => processCpu() - threadCpu(),
  machineTimes: () => cpuTimes()
}
