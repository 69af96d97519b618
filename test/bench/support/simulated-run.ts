/** Runs of a machine that exists in numbers only: known times, known noise, and drift as machines have it. */

import { dot } from '../../../bench/cases/dot.ts'
import type { BenchRun } from '../../../bench/result/types.ts'
import { summarise } from '../../../bench/runner/summary.ts'
import { noiseFloor } from '../../../bench/statistics/noise-floor.ts'
import { fakeTeam } from './fake-team.ts'
import { sampleRun } from './sample-run.ts'

export interface Simulation {
  readonly seed: number
  readonly cases?: number
  readonly samples?: number
  /** Standard deviation of the logarithm of a sample. */
  readonly noise?: number
  /** Factor on the times of a case, by its position. */
  readonly slower?: (position: number) => number
  /** Seed of what slows the machine while two runs take turns: the same seed, the same rounds. Default: it stands still. */
  readonly rounds?: number
}

export function simulatedRun(simulation: Simulation): BenchRun {
  const { seed, cases = 8, samples = 25, noise = 0.02, slower = () => 1, rounds } = simulation
  const normal = normals(seed)
  const weather = rounds === undefined ? () => 0 : normals(rounds)
  const results = Array.from({ length: cases }, (_, k) => {
    const contender = { threads: 1, variant: 'fma', team: fakeTeam() }
    let drift = 0
    let slowness = 0
    const series = Array.from({ length: samples }, () => {
      // What is slow now is slow for a while: half of the noise stays on from sample to sample.
      drift = 0.5 * drift + noise * Math.sqrt(0.75) * normal()
      const spike = normal() > 2 ? 1.3 : 1
      slowness = 0.9 * slowness + 0.15 * weather()
      const wall = (3 + k) * slower(k) * Math.exp(drift + slowness) * spike
      return { wall, cpu: wall, steal: 0, runDelay: 0 }
    })
    const outcome = {
      series: [{ contender, batch: 1, samples: series, residual: 0, warmedUp: true, ended: 'rounds' as const }],
      failures: [],
      steal: 0
    }
    return summarise(dot('f64').makeCase([1000 * (k + 1)]), outcome, 2)[0]
  })
  // Who took turns began together.
  const started = new Date(rounds ?? 1000 + seed).toISOString()
  return sampleRun({
    results,
    started,
    noise: { floor: noiseFloor(results.map((result) => result.samples)), steal: 0 }
  })
}

/** Box and Muller, on a 48-bit generator: neighbouring seeds must not give alike runs. */
function normals(seed: number): () => number {
  let state = BigInt(seed) * 0x9e3779b97f4an + 11n
  const uniform = () => {
    state = (state * 0x5deece66dn + 11n) & 0xffffffffffffn
    return (Number(state >> 16n) + 0.5) / 2 ** 32
  }
  for (let i = 0; i < 10; i++) uniform()
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
}
