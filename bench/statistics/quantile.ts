/**
 * Quantiles by linear interpolation between order statistics: type 7 of Hyndman and Fan, "Sample quantiles in
 * statistical packages", The American Statistician 50 (1996), which is also NumPy's and R's default.
 */

/** The p-quantile of the samples, in any order. NaN when there are none. */
export function quantile(samples: readonly number[], p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a quantile lies in 0 … 1, got ${p}`)
  return quantileOfSorted(sorted(samples), p)
}

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5)
}

/** The value that 95 % of the samples do not exceed. */
export function p95(samples: readonly number[]): number {
  return quantile(samples, 0.95)
}

/** The same for samples that are ascending already. */
export function quantileOfSorted(ascending: ArrayLike<number>, p: number): number {
  if (ascending.length === 0) return Number.NaN
  const position = (ascending.length - 1) * p
  const below = Math.floor(position)
  const low = ascending[below] as number
  const high = ascending[Math.min(below + 1, ascending.length - 1)] as number
  return low + (position - below) * (high - low)
}

export function sorted(samples: readonly number[]): Float64Array {
  return Float64Array.from(samples).sort()
}
