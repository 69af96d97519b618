import { median } from './quantile.ts'

/**
 * Median absolute deviation from the median, as it is: not multiplied by 1.4826, which would make it an estimate
 * of a standard deviation and so presume that timings were normal. They are not.
 */
export function mad(samples: readonly number[]): number {
  const middle = median(samples)
  return median(samples.map((x) => Math.abs(x - middle)))
}
