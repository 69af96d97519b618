/**
 * What a layer of the profiler costs, from pairs of short batches with and without it.
 *
 * On a machine that others use, disturbance only ever adds time: the quickest batches are those that had their core to
 * themselves, so low quantiles are compared. Disturbance comes in stretches, and neighbouring pairs are alike: the
 * interval is of a bootstrap that draws whole blocks of neighbours (Künsch, "The jackknife and the bootstrap for
 * general stationary observations", Annals of Statistics 17, 1989).
 */
import { quantile, quantileOfSorted, sorted } from '../statistics/quantile.ts'
import { seeded } from '../statistics/seeded.ts'

export interface Pair {
  readonly on: number
  readonly off: number
}

export interface Cost {
  readonly estimate: number
  /** Of an interval that holds it with a probability of 95 %. */
  readonly low: number
  readonly high: number
}

/** Not the least: that is one batch's luck. */
const QUICKEST = 0.05
const BLOCKS = 20
const RESAMPLES = 300

/** `compare`: the cost of two quick batches, in the layer's unit. */
export function costOf(pairs: readonly Pair[], compare: (pair: Pair) => number): Cost {
  const random = seeded(1)
  const length = Math.ceil(pairs.length / BLOCKS)
  const resample = () =>
    Array.from({ length: BLOCKS }, () => {
      const first = Math.floor(random() * (pairs.length - length + 1))
      return pairs.slice(first, first + length)
    }).flat()
  const costs = sorted(Array.from({ length: RESAMPLES }, () => compare(quickest(resample()))))
  return {
    estimate: compare(quickest(pairs)),
    low: quantileOfSorted(costs, 0.025),
    high: quantileOfSorted(costs, 0.975)
  }
}

function quickest(pairs: readonly Pair[]): Pair {
  return {
    on: quantile(
      pairs.map(({ on }) => on),
      QUICKEST
    ),
    off: quantile(
      pairs.map(({ off }) => off),
      QUICKEST
    )
  }
}

export type Verdict = 'holds' | 'can not tell' | 'MISSED'

/** Only what the whole interval says is said. */
export function verdictOn({ low, high }: Cost, target: number): Verdict {
  if (high <= target) return 'holds'
  return low > target ? 'MISSED' : 'can not tell'
}
