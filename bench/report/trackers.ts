/** A run in the formats that services for benchmarks over time read. Only results that passed their check: a wrong one has no speed. */
import type { BenchRun, Result } from '../result/types.ts'

/**
 * github-action-benchmark's `customSmallerIsBetter`: an array of name, unit, value, range, extra
 * (https://github.com/benchmark-action/github-action-benchmark).
 */
export function githubBenchmark(run: BenchRun): string {
  return json(
    right(run).map(({ id, wall, gflops, speedup, disturbed }) => ({
      name: id,
      unit: 'ms',
      value: wall.median,
      range: `± ${Math.max(wall.ciHigh - wall.median, wall.median - wall.ciLow).toPrecision(3)}`,
      extra: [
        gflops === null ? '' : `${gflops.toPrecision(4)} GFLOP/s`,
        speedup === null ? '' : `speed-up ${speedup.toFixed(2)}`,
        disturbed ? 'disturbed' : ''
      ]
        .filter((part) => part !== '')
        .join('\n')
    }))
  )
}

/** Bencher Metric Format: benchmark → measure → value with bounds; latency in nanoseconds (https://bencher.dev/docs/reference/bencher-metric-format). */
export function bencherMetrics(run: BenchRun): string {
  const nanoseconds = 1e6
  return json(
    Object.fromEntries(
      right(run).map(({ id, wall, gflops, speedup, speedupLow, speedupHigh }) => [
        id,
        {
          latency: {
            value: wall.median * nanoseconds,
            lower_value: wall.ciLow * nanoseconds,
            upper_value: wall.ciHigh * nanoseconds
          },
          ...(gflops === null ? {} : { gflops: { value: gflops } }),
          ...(speedup === null
            ? {}
            : { speedup: { value: speedup, lower_value: speedupLow ?? speedup, upper_value: speedupHigh ?? speedup } })
        }
      ])
    )
  )
}

function right({ results }: BenchRun): Result[] {
  return results.filter(({ passed }) => passed)
}

function json(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`
}
