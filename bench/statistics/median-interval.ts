/**
 * A confidence interval for the median.
 *
 * From BOOTSTRAP_SAMPLES on: percentile bootstrap (Efron and Tibshirani, An Introduction to the Bootstrap, 1993,
 * chapter 13). With fewer, resampling only repeats the few values there are, so the interval lies between order
 * statistics instead, whose coverage is exact and free of any distribution: P(x(k) ≤ median ≤ x(n+1−k)) is a
 * binomial sum (Hahn and Meeker, Statistical Intervals, 1991, section 5.2). Fewer than six samples can not give
 * 95 %: then it spans all of them, and `coverage` says what that is worth.
 */
import { median, quantileOfSorted, sorted } from './quantile.ts'
import { seeded } from './seeded.ts'

export interface Interval {
  readonly low: number
  readonly high: number
  /** Probability that an interval made like this holds the true median. */
  readonly coverage: number
  readonly method: 'bootstrap' | 'order statistics' | 'none'
}

/** Below this, order statistics: the distribution of a resampled median is too coarse to read quantiles from. */
export const BOOTSTRAP_SAMPLES = 10

/** Enough that the ends of a 95 % interval move by well under the interval's width from seed to seed. */
const RESAMPLES = 1000

export function medianInterval(samples: readonly number[], confidence = 0.95, seed = 1): Interval {
  if (samples.length === 0) return { low: Number.NaN, high: Number.NaN, coverage: 0, method: 'none' }
  return samples.length < BOOTSTRAP_SAMPLES
    ? orderStatisticsInterval(samples, confidence)
    : bootstrapInterval(samples, confidence, seed)
}

/** The narrowest symmetric pair of order statistics that reaches the confidence, or the whole range. */
export function orderStatisticsInterval(samples: readonly number[], confidence = 0.95): Interval {
  const ascending = sorted(samples)
  const n = ascending.length
  // Outside x(k) … x(n+1−k) the median falls with probability 2 · P(Binomial(n, ½) < k).
  let k = 1
  let outside = 2 * 0.5 ** n
  let term = 0.5 ** n
  for (let next = 1; next + 1 <= n / 2; next++) {
    term *= (n - next + 1) / next
    if (1 - (outside + 2 * term) < confidence) break
    outside += 2 * term
    k = next + 1
  }
  return {
    low: ascending[k - 1] as number,
    high: ascending[n - k] as number,
    coverage: Math.max(0, 1 - outside),
    method: 'order statistics'
  }
}

export function bootstrapInterval(samples: readonly number[], confidence = 0.95, seed = 1): Interval {
  const random = seeded(seed)
  const medians: number[] = []
  const resample: number[] = new Array(samples.length)
  for (let i = 0; i < RESAMPLES; i++) {
    for (let j = 0; j < resample.length; j++) resample[j] = samples[Math.floor(random() * samples.length)] as number
    medians.push(median(resample))
  }
  const ascending = sorted(medians)
  const tail = (1 - confidence) / 2
  return {
    low: quantileOfSorted(ascending, tail),
    high: quantileOfSorted(ascending, 1 - tail),
    coverage: confidence,
    method: 'bootstrap'
  }
}
