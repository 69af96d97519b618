/** One sample of a case at one thread count, timed by tinybench. */
import { Bench } from 'tinybench'
import { type CpuTimes, stealShare } from '../../src/machine/steal.ts'
import type { Instruments } from './instruments.ts'

export interface Sample {
  /** Milliseconds a call. */
  readonly wall: number
  /** CPU milliseconds a call over the team's threads; NaN where no clock tells. */
  readonly cpu: number
  readonly disturbed: boolean
}

export interface SamplerOptions {
  /** Calls that a sample is the mean of. */
  readonly batch: number
  /** Call once before, unrecorded: the caches hold what another team used last, and this team's ranks are asleep. */
  readonly settle: boolean
}

/** More of the machine's time than this stolen, and a time says little about our code. */
export const DISTURBED_SHARE = 0.02

/**
 * Each call of the result is one turn: one tinybench iteration. tinybench's own defaults would run 64 at a time, and
 * it sorts the samples it keeps; here thread counts take turns and the order in time matters.
 */
export function sampler(
  call: () => Promise<unknown>,
  { batch, settle }: SamplerOptions,
  { now, workersCpu, machineTimes }: Instruments
): () => Promise<Sample> {
  let before: CpuTimes | null = null
  let cpu = Number.NaN
  const bench = new Bench({ time: 0, iterations: 1, warmup: false, retainSamples: true, throws: true, now })
  bench.add(
    'turn',
    async () => {
      const cpuBefore = workersCpu()
      const began = bench.now()
      for (let i = 0; i < batch; i++) await call()
      const elapsed = bench.now() - began
      cpu = (workersCpu() - cpuBefore) / batch
      return { overriddenDuration: elapsed / batch, overriddenIterationCost: elapsed }
    },
    {
      async: true,
      async beforeEach() {
        if (settle) await call()
        before = machineTimes()
      }
    }
  )
  return async () => {
    bench.reset()
    const [{ result }] = await bench.run()
    if (result.state !== 'completed') throw new Error(`tinybench ended a turn as ${result.state}`)
    const after = machineTimes()
    const stolen = before === null || after === null ? null : stealShare(before, after)
    return { wall: result.latency.min, cpu, disturbed: (stolen ?? 0) > DISTURBED_SHARE }
  }
}
