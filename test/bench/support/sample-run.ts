import type { BenchRun, FunctionRow, Result } from '../../../bench/result/types.ts'

/** A result as the runner makes one, with what a test wants changed. */
export function sampleResult(changes: Partial<Result> = {}): Result {
  const { op = 'dgemm', shape = [512, 512, 512], threads = 1, variant = 'fma' } = changes
  return {
    id: `${op}/${shape.join('x')}/${variant}/${threads}`,
    op,
    shape,
    dtype: 'f64',
    variant,
    threads,
    oversubscribed: false,
    batch: 1,
    samples: [14.4, 14.2, 14.3],
    wall: { median: 14.3, min: 14.2, p95: 14.39, mad: 0.1, ciLow: 14.2, ciHigh: 14.4 },
    cpu: { median: 14.31 },
    gflops: 18.8,
    gbps: null,
    peakFraction: null,
    speedup: 1,
    efficiency: 1,
    utilisation: 0.998,
    residual: 0.21,
    passed: true,
    disturbed: false,
    disturbedSamples: [],
    ended: 'rounds',
    verdict: null,
    perThread: [],
    functions: [],
    ...changes
  }
}

export function sampleRun(changes: Partial<BenchRun> = {}): BenchRun {
  return {
    schema: 'heddle.bench/1',
    started: '2026-11-22T22:00:00.000Z',
    elapsed: 60_000,
    partial: false,
    machine: {
      cpu: 'Intel Xeon @ 2.50GHz',
      platform: 'linux',
      arch: 'x64',
      cores: { logical: 2, physical: 2, usable: 2, why: 'all 2 cores that are online' },
      memory: 8 * 2 ** 30,
      virtual: true
    },
    engine: {
      heddle: '0.1.0',
      node: '26.10.0',
      v8: '14.0',
      flags: [],
      variants: { fma: { flags: ['--no-liftoff'], sha256: 'ab' } }
    },
    git: { commit: '51cb559', branch: 'main', dirty: false },
    options: { ops: ['dgemm'], sizes: [], threads: [1], variants: ['fma'], budget: 60_000 },
    peaks: [],
    noise: { floor: 0.012, steal: 0.001 },
    results: [sampleResult()],
    ...changes
  }
}

export function sampleRow(changes: Partial<FunctionRow> = {}): FunctionRow {
  return {
    thread: { rank: 0, name: 'heddle-0', tid: 101 },
    function: 'gebrd',
    file: 'assembly/lapack/gebrd.ts',
    line: 40,
    calledFrom: { file: 'bench/cases/svd.ts', line: 30 },
    calls: 1,
    primitiveCalls: 1,
    wall: { total: 3214.5, self: 2900, min: 3214.5, max: 3214.5 },
    cpu: { total: 3001.2, self: 2890 },
    wait: 213.4,
    ...changes
  }
}
