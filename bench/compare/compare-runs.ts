/** Holds one run against an earlier one, case by case. */
import type { BenchRun, Result } from '../result/types.ts'
import { holm } from '../statistics/holm.ts'
import { independent, sharedAutocorrelation } from '../statistics/independent.ts'
import { mannWhitney } from '../statistics/mann-whitney.ts'
import { halvesInTime } from '../statistics/noise-floor.ts'
import { quantile } from '../statistics/quantile.ts'
import { ratioInterval } from '../statistics/ratio-interval.ts'
import { differences } from './differences.ts'

export type Change = 'improved' | 'regressed' | 'unchanged' | "can't tell"

export interface ComparedCase {
  readonly id: string
  readonly op: string
  readonly shape: readonly number[]
  readonly dtype: string
  readonly variant: string
  readonly threads: number
  /** Medians, in milliseconds. */
  readonly base: number
  readonly head: number
  /** Head ÷ base, with its interval: below 1, head is faster. */
  readonly ratio: number
  readonly low: number
  readonly high: number
  /** Of the rank-sum test, corrected for the number of cases. */
  readonly p: number
  /** A ratio must be further from 1 than this, as a part: what the same code differs by from itself. */
  readonly threshold: number
  readonly change: Change
  /** Why nothing can be told; null where it can. */
  readonly why: string | null
}

export interface Comparison {
  /** What differs between machines and engines; empty, or the comparison was made across them. */
  readonly differs: readonly string[]
  readonly cases: readonly ComparedCase[]
  /** Ids that only one of the runs has. */
  readonly onlyBase: readonly string[]
  readonly onlyHead: readonly string[]
}

/** Probability of even one false alarm in a comparison where nothing has changed. */
const ALPHA = 0.01
/** A run that could not measure its noise is taken to be as bad as a hosted CI runner. */
const UNKNOWN_FLOOR = 0.03
/** Alignment of operands and code alone moves a median by this. */
const LEAST_FLOOR = 0.01
/**
 * Milliseconds: what starting and ending a call may differ by from team to team, since the system leaves a team's
 * threads for long where it put them first, with the caller on one core or not. Twenty A/A runs found it: calls of 5 µs
 * took 8 or 23 on a team of the same code.
 */
const PLACEMENT = 0.05
/** With fewer independent samples on either side the rank-sum test can reach no verdict. */
const FEWEST_SAMPLES = 5
/** Noise beyond this hides whatever happened: then not even "unchanged" can be said. */
const BLINDING = 0.25

export function compareRuns(base: BenchRun, head: BenchRun): Comparison {
  const before = new Map(ours(base).map((result) => [result.id, result]))
  const after = new Map(ours(head).map((result) => [result.id, result]))
  const common = [...after.keys()].filter((id) => before.has(id))
  const floors = [base, head].flatMap((run) => [run.noise.floor ?? UNKNOWN_FLOOR, driftFloor(ours(run)) ?? 0])
  const rho = Math.max(...[base, head].map((run) => sharedAutocorrelation(ours(run).map(({ samples }) => samples))))
  const pairs = common.map((id): Pair => {
    const [was, is] = [before.get(id) as Result, after.get(id) as Result]
    return { base: was, head: is, samples: { base: independent(was.samples, rho), head: independent(is.samples, rho) } }
  })
  const adjusted = holm(pairs.map(({ samples }) => mannWhitney(samples.base, samples.head)))
  return {
    differs: differences(base, head),
    cases: pairs.map((pair, i) => compareCase(pair, adjusted[i], Math.max(LEAST_FLOOR, ...floors))),
    onlyBase: [...before.keys()].filter((id) => !after.has(id)),
    onlyHead: [...after.keys()].filter((id) => !before.has(id))
  }
}

/** What 95 % of the cases did not drift by from the first half of their samples to the second: A/A without interleaving. */
function driftFloor(results: readonly Result[]): number | undefined {
  const drifts = results.map(({ samples }) => halvesInTime(samples)).filter((drift) => drift !== undefined)
  return drifts.length === 0 ? undefined : quantile(drifts, 0.95)
}

/** A peer's times say nothing of a change of ours. */
function ours({ results }: BenchRun): Result[] {
  return results.filter(({ peer }) => peer === undefined)
}

interface Pair {
  readonly base: Result
  readonly head: Result
  /** What of their samples is independent. */
  readonly samples: { readonly base: readonly number[]; readonly head: readonly number[] }
}

function compareCase({ base, head, samples }: Pair, p: number, floor: number): ComparedCase {
  const { id, op, shape, dtype, variant, threads } = head
  // Too few for a verdict are still enough to show what was measured.
  const shown = isEnough(samples) ? samples : { base: base.samples, head: head.samples }
  const { ratio, low, high } = ratioInterval(shown.head, shown.base)
  // A case that wandered within a run may have wandered between them.
  const wandering = [base, head].map(({ samples }) => halvesInTime(samples) ?? 0)
  const threshold = Math.max(floor, ...wandering, PLACEMENT / base.wall.median)
  const why = obstacle({ base, head, samples })
  return {
    ...{ id, op, shape, dtype, variant, threads },
    base: base.wall.median,
    head: head.wall.median,
    ...{ ratio, low, high, p, threshold },
    change: why === null ? changeOf({ ratio, low, high, p, threshold }) : "can't tell",
    why
  }
}

function obstacle({ base, head, samples }: Pair): string | null {
  if (!base.passed || !head.passed) return `${base.passed ? 'head' : 'base'} fails its check`
  if (base.disturbed || head.disturbed) return 'disturbed'
  return isEnough(samples) ? null : 'too few samples'
}

function isEnough({ base, head }: Pair['samples']): boolean {
  return Math.min(base.length, head.length) >= FEWEST_SAMPLES
}

type Figures = Pick<ComparedCase, 'ratio' | 'low' | 'high' | 'p' | 'threshold'>

/** A change needs all three: an interval without 1, a test that rejects, and more than noise. */
function changeOf({ ratio, low, high, p, threshold }: Figures): Change {
  if (p < ALPHA && low > 1 && ratio > 1 + threshold) return 'regressed'
  if (p < ALPHA && high < 1 && ratio < 1 / (1 + threshold)) return 'improved'
  const within = low > 1 / (1 + threshold) && high < 1 + threshold
  return within && threshold <= BLINDING ? 'unchanged' : "can't tell"
}
