/** One sample of a case at one thread count, timed by tinybench. */
import { Bench } from 'tinybench'
import { type CpuTimes, stealShare } from '../../src/machine/steal.ts'
import type { Instruments } from './instruments.ts'

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
  /** Call once before, unrecorded: the caches hold what another team used last, and this team's ranks are asleep. */
  readonly settle: boolean
}

/**
 * Each call of the result is one turn: one tinybench iteration. tinybench's own defaults would run 64 at a time, and
 * it sorts the samples it keeps; here thread counts take turns and the order in time matters.
 */
export function sampler(
  call: () => Promise<unknown>,
  { threads, batch, settle }: SamplerOptions,
  { now, rest, workersCpu, machineTimes, runDelay }: Instruments
): () => Promise<Sample> {
  let before: CpuTimes | null = null
  let delayBefore = Number.NaN
  let cpu = Number.NaN
  const bench = new Bench({ time: 0, iterations: 1, warmup: false, retainSamples: true, throws: true, now })
  bench.add(
    'turn',
    async () => {
      const cpuBefore = workersCpu()
      const began = bench.now()
      for (let i = 0; i < batch; i++) await call()
      const elapsed = bench.now() - began
      await rest()
      cpu = (workersCpu() - cpuBefore) / batch
      return { overriddenDuration: elapsed / batch, overriddenIterationCost: elapsed }
    },
    {
      async: true,
      async beforeEach() {
        if (settle) await call()
        await rest()
        before = machineTimes()
        delayBefore = runDelay()
      }
    }
  )
  return async () => {
    bench.reset()
    const [{ result }] = await bench.run()
    if (result.state !== 'completed') throw new Error(`tinybench ended a turn as ${result.state}`)
    const after = machineTimes()
    const wall = result.latency.min
    return {
      wall,
      cpu,
      steal: (before && after && stealShare(before, after)) ?? Number.NaN,
      runDelay: (runDelay() - delayBefore) / (batch * threads)
    }
  }
}
