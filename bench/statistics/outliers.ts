import { quantile } from './quantile.ts'

/**
 * Samples beyond 1.5 interquartile ranges from the quartiles (Tukey, Exploratory Data Analysis, 1977). They are kept, as
 * medians do not mind them; many of them say that something else was going on.
 */
export function countOutliers(samples: readonly number[]): number {
  const [q1, q3] = [quantile(samples, 0.25), quantile(samples, 0.75)]
  const reach = 1.5 * (q3 - q1)
  return samples.filter((x) => x < q1 - reach || x > q3 + reach).length
}
