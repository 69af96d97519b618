import { median, quantileOfSorted, sorted } from './quantile.ts'
import { seeded } from './seeded.ts'

const RESAMPLES = 1000

export interface RatioInterval {
  readonly ratio: number
  readonly low: number
  readonly high: number
}

/**
 * The ratio of two medians, `over` ÷ `under`, of samples that were not measured together, with its percentile
 * bootstrap interval (Efron and Tibshirani, 1993, chapter 13). The same samples give the same interval.
 */
export function ratioInterval(over: readonly number[], under: readonly number[], confidence = 0.95): RatioInterval {
  const random = seeded(1)
  const resampled = (samples: readonly number[]) =>
    median(samples.map(() => samples[Math.floor(random() * samples.length)]))
  const ratios = sorted(Array.from({ length: RESAMPLES }, () => resampled(over) / resampled(under)))
  const tail = (1 - confidence) / 2
  return {
    ratio: median(over) / median(under),
    low: quantileOfSorted(ratios, tail),
    high: quantileOfSorted(ratios, 1 - tail)
  }
}
