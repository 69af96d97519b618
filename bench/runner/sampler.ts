/** One sample of a case at one thread count, timed by tinybench. */
import { Bench } from 'tinybench'
import { type CpuTimes, stealShare } from '../../src/machine/steal.ts'
import type { Instruments } from './instruments.ts'
import type { Take, Taken } from './take.ts'

export interface Sample {
  /** Milliseconds a call. */
  readonly wall: number
  /** CPU milliseconds a call over the team's threads; NaN where no clock tells. */
  readonly cpu: number
  /** Part of the machine's time that the hypervisor gave to others meanwhile; NaN where the system does not tell. */
  readonly steal: number
  /** Milliseconds a call that a thread was ready to run and waited for a core, which others had; NaN as above. */
  readonly runDelay: number
}

export interface SamplerOptions {
  readonly threads: number
  /** Calls that a sample is the mean of. */
  readonly batch: number
  /** Call once before, unrecorded. */
  readonly settle: boolean
}

/**
 * Each call of the result is one turn: one tinybench iteration. tinybench's own defaults would run 64 at a time, and
 * it sorts the samples it keeps; here thread counts take turns and the order in time matters.
 */
export function sampler(
  take: Take,
  { threads, batch, settle }: SamplerOptions,
  { now, machineTimes }: Instruments
): () => Promise<Sample> {
  let before: CpuTimes | null = null
  let taken: Taken = { wall: Number.NaN, cpu: Number.NaN, runDelay: Number.NaN }
  const bench = new Bench({ time: 0, iterations: 1, warmup: false, retainSamples: true, throws: true, now })
  bench.add(
    'turn',
    async () => {
      before = machineTimes()
      taken = await take({ calls: batch, settle, rest: true })
      return { overriddenDuration: taken.wall / batch, overriddenIterationCost: taken.wall }
    },
    { async: true }
  )
  return async () => {
    bench.reset()
    const [{ result }] = await bench.run()
    if (result.state !== 'completed') throw new Error(`tinybench ended a turn as ${result.state}`)
    const after = machineTimes()
    return {
      wall: result.latency.min,
      cpu: taken.cpu / batch,
      steal: (before && after && stealShare(before, after)) ?? Number.NaN,
      runDelay: taken.runDelay / (batch * threads)
    }
  }
}
