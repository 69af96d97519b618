import { medianInterval } from './median-interval.ts'
import { median } from './quantile.ts'

export interface Ratio {
  readonly median: number
  readonly low: number
  readonly high: number
  /** Rounds in which both were measured. */
  readonly pairs: number
}

/**
 * How many times `base` takes as long as `other`, from samples of the same rounds: entry i of both was measured in
 * round i, moments apart, so that what slows the machine for a while slows both and leaves the ratio alone.
 * The median of the rounds' ratios with the interval of that median. Undefined when no round has both.
 */
export function pairedRatio(base: readonly number[], other: readonly number[]): Ratio | undefined {
  const pairs = Math.min(base.length, other.length)
  const ratios: number[] = []
  for (let i = 0; i < pairs; i++) {
    const ratio = (base[i] as number) / (other[i] as number)
    if (Number.isFinite(ratio)) ratios.push(ratio)
  }
  if (ratios.length === 0) return undefined
  const { low, high } = medianInterval(ratios)
  return { median: median(ratios), low, high, pairs: ratios.length }
}
