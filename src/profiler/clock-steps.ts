import { cpuClockSource, threadCpu, wall } from './clock.ts'

/** How fine a clock is, and what a look at it costs; nanoseconds. */
export interface ClockSteps {
  /** Smallest difference seen between two readings that differ; null when it never moved. */
  readonly step: number | null
  /** Of one reading: the median of short runs. */
  readonly cost: number
}

/** Readings in a run, and runs: together less than 10 ms for the dearest clock. */
const READINGS = 200
const RUNS = 9

/** A clock that only moves with the scheduler's tick (at most 10 ms) must be seen to move twice. */
const LONGEST = 30

/** Measures this thread's clocks; `cpu` is null where the thread has none. */
export function clockSteps(): { wall: ClockSteps; cpu: ClockSteps | null } {
  return { wall: measure(wall), cpu: cpuClockSource() === null ? null : measure(threadCpu) }
}

function measure(clock: () => number): ClockSteps {
  const costs: number[] = []
  let step = Number.POSITIVE_INFINITY
  const begin = performance.now()
  while (costs.length < RUNS || (step === Number.POSITIVE_INFINITY && performance.now() - begin < LONGEST)) {
    const start = performance.now()
    let before = clock()
    for (let i = 1; i < READINGS; i++) {
      const now = clock()
      // Milliseconds as doubles carry noise below a nanosecond.
      if (now - before > 5e-7) step = Math.min(step, now - before)
      before = now
    }
    costs.push((performance.now() - start) / READINGS)
  }
  costs.sort((a, b) => a - b)
  return {
    step: Number.isFinite(step) ? Math.round(step * 1e6) : null,
    cost: Math.round(costs[costs.length >> 1] * 1e6)
  }
}
