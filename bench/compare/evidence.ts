/** What the samples of one case in two runs say of the ratio of their times, by themselves or round by round. */
import { independent, sharedAutocorrelation } from '../statistics/independent.ts'
import { mannWhitney } from '../statistics/mann-whitney.ts'
import { medianInterval } from '../statistics/median-interval.ts'
import { halvesInTime, noiseFloor } from '../statistics/noise-floor.ts'
import { median, quantile } from '../statistics/quantile.ts'
import { ratioInterval } from '../statistics/ratio-interval.ts'
import { signedRank } from '../statistics/signed-rank.ts'

/** The samples of one case, in time order. */
export interface Samples {
  readonly base: readonly number[]
  readonly head: readonly number[]
}

export interface Findings {
  /** In the order of the samples. */
  readonly cases: readonly Evidence[]
  /** What the same code differs by from itself, as a part. */
  readonly floor: number
}

export interface Evidence {
  /** Head ÷ base, with its interval. */
  readonly ratio: number
  readonly low: number
  readonly high: number
  /** Two-sided, that there is no difference. */
  readonly p: number
  /** By how much the case wandered meanwhile, as a part. */
  readonly wandering: number
  /** Whether there are so many independent samples that the test could reach a verdict. */
  readonly isEnough: boolean
}

/** With fewer on either side the rank-sum test can reach none. */
const FEWEST_SAMPLES = 5
/** Nor can the signed-rank test: p is 2 ÷ 2ⁿ at least. */
const FEWEST_ROUNDS = 8
/** A run that could not measure its noise is taken to be as bad as a hosted CI runner. */
const UNKNOWN_FLOOR = 0.03

/** Of two runs, one after the other, with their noise floors: what happened to the machine between them is in the ratio. */
export function evidenceOfRuns(samples: readonly Samples[], floors: ReadonlyArray<number | null>): Findings {
  const runs = [samples.map(({ base }) => base), samples.map(({ head }) => head)]
  const rho = Math.max(...runs.map(sharedAutocorrelation))
  const cases = samples.map(({ base, head }) => {
    const blocks = { base: independent(base, rho), head: independent(head, rho) }
    const isEnough = Math.min(blocks.base.length, blocks.head.length) >= FEWEST_SAMPLES
    // Too few for a verdict are still enough to show what was measured.
    const shown = isEnough ? blocks : { base, head }
    return {
      ...ratioInterval(shown.head, shown.base),
      p: mannWhitney(blocks.base, blocks.head),
      wandering: Math.max(halvesInTime(base) ?? 0, halvesInTime(head) ?? 0),
      isEnough
    }
  })
  return { cases, floor: Math.max(...floors.map((floor) => floor ?? UNKNOWN_FLOOR), ...runs.map(driftFloor)) }
}

/** What 95 % of a run's cases did not drift by from the first half of their samples to the second. */
function driftFloor(series: ReadonlyArray<readonly number[]>): number {
  const drifts = series.map(halvesInTime).filter((drift) => drift !== undefined)
  return drifts.length === 0 ? 0 : quantile(drifts, 0.95)
}

/** Of two that took turns, entry i of both in round i: what slowed a round slowed both, and is not in its ratio. */
export function evidenceOfRounds(samples: readonly Samples[]): Findings {
  const ratios = samples.map(({ base, head }) => head.map((time, i) => time / base[i]).filter(Number.isFinite))
  const rho = sharedAutocorrelation(ratios)
  const cases = ratios.map((rounds) => {
    const blocks = independent(rounds, rho)
    const isEnough = blocks.length >= FEWEST_ROUNDS
    const shown = isEnough ? blocks : rounds
    const { low, high } = medianInterval(shown)
    return {
      ...{ ratio: median(shown), low, high },
      p: signedRank(blocks.map(Math.log)),
      wandering: halvesInTime(rounds) ?? 0,
      isEnough
    }
  })
  return { cases, floor: noiseFloor(ratios) ?? UNKNOWN_FLOOR }
}
