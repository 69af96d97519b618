import { median, quantile } from './quantile.ts'

/** Fewer samples than this in a half say more about luck than about noise. */
const SAMPLES_A_HALF = 3

/**
 * A/A noise: the samples of the even rounds against those of the odd rounds. The same code on the same machine at
 * the same time, so whatever their medians differ by is noise. As a part: 0.02 means 2 %. Undefined with too few.
 */
export function alternateHalves(samples: readonly number[]): number | undefined {
  const even = samples.filter((_, i) => i % 2 === 0)
  const odd = samples.filter((_, i) => i % 2 === 1)
  if (odd.length < SAMPLES_A_HALF) return undefined
  return Math.abs(median(even) / median(odd) - 1)
}

/** By how much the later half of the samples differs from the earlier: drift within a run. Undefined with too few. */
export function halvesInTime(samples: readonly number[]): number | undefined {
  const half = Math.floor(samples.length / 2)
  if (half < SAMPLES_A_HALF) return undefined
  return Math.abs(median(samples.slice(0, half)) / median(samples.slice(-half)) - 1)
}

/** The run's noise floor: what 95 % of its cases' A/A differences do not exceed. Null when none could be taken. */
export function noiseFloor(series: ReadonlyArray<readonly number[]>): number | null {
  const differences = series.map(alternateHalves).filter((x) => x !== undefined)
  return differences.length === 0 ? null : quantile(differences, 0.95)
}
