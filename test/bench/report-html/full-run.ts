/** A run that fills every section of the report. */
import type { BenchRun, Result } from '../../../bench/result/types.ts'
import { seeded } from '../../../bench/statistics/seeded.ts'
import { sampleResult, sampleRow, sampleRun } from '../support/sample-run.ts'

export function fullRun(changes: Partial<BenchRun> = {}): BenchRun {
  const random = seeded(7)
  const results = ['dgemm', 'dsvd', 'ddot'].flatMap((op) =>
    [1, 2, 3, 4].map((threads) => resultAt(op, threads, random))
  )
  const peaks = [1, 2, 3, 4].map((threads) => ({
    variant: 'fma',
    threads,
    dtype: 'f64' as const,
    gflops: 24 * threads,
    gbps: 11 * threads
  }))
  return sampleRun({ results, peaks, ...changes })
}

const FIT = {
  threads: [1, 2, 3, 4],
  amdahl: { serial: 0.1, error: 0.01 },
  usl: { sigma: 0.1, kappa: 0.002, error: 0.01 },
  bestThreads: null
}

const TIMELINE = {
  slice: 5,
  threads: [0, 1].map((rank) => ({ rank, stages: ['gebrd', 'gebrd', null, 'bdsdc'], waiting: [0, 0.5, 0, 1] }))
}

function resultAt(op: string, threads: number, random: () => number): Result {
  const shape = { dgemm: [512, 512, 512], dsvd: [512, 256], ddot: [100_000] }[op] as number[]
  const middle = 40 / threads
  const samples = Array.from({ length: 12 }, () => middle * (0.95 + random() / 10))
  const peerId = `${op}/${shape.join('x')}/numpy:openblas/${threads}`
  return sampleResult({
    op,
    shape,
    threads,
    samples,
    wall: {
      median: middle,
      min: middle * 0.95,
      p95: middle * 1.04,
      mad: 0.1,
      ciLow: middle * 0.98,
      ciHigh: middle * 1.02
    },
    gflops: 10 * threads,
    gbps: op === 'ddot' ? 5 * threads : null,
    speedup: threads,
    speedupLow: threads * 0.9,
    speedupHigh: threads * 1.1,
    disturbedSamples: [3],
    ...(op === 'dgemm' ? { fit: FIT } : {}),
    versus: [{ peer: 'numpy', id: peerId, ratio: 0.9, low: 0.8, high: 1.1, cpu: 0.9, rounds: 12 }],
    ...(op === 'dsvd' && threads === 2
      ? {
          timeline: TIMELINE,
          functions: [0, 1].flatMap((rank) => [
            sampleRow({ thread: { rank, name: `rank ${rank}`, tid: 100 + rank } }),
            sampleRow({
              thread: { rank, name: `rank ${rank}`, tid: 100 + rank },
              function: 'barrier',
              cpu: null,
              wait: 400
            })
          ])
        }
      : {})
  })
}
