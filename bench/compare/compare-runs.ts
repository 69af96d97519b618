/** Holds one run against another, case by case. */
import type { BenchRun, Result } from '../result/types.ts'
import { holm } from '../statistics/holm.ts'
import { differences } from './differences.ts'
import { type Evidence, evidenceOfRounds, evidenceOfRuns } from './evidence.ts'

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
  /** Of the rank-sum test, or of the signed-rank test where both took turns, corrected for the number of cases. */
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
/** Alignment of operands and code alone moves a median by this. */
const LEAST_FLOOR = 0.01
/**
 * Milliseconds: what starting and ending a call may differ by from team to team, since the system leaves a team's
 * threads for long where it put them first, with the caller on one core or not. Twenty A/A runs found it: calls of 5 µs
 * took 8 or 23 on a team of the same code.
 */
const PLACEMENT = 0.05
/** Noise beyond this hides whatever happened: then not even "unchanged" can be said. */
const BLINDING = 0.25

export function compareRuns(base: BenchRun, head: BenchRun): Comparison {
  const before = new Map(ours(base).map((result) => [result.id, result]))
  const after = new Map(ours(head).map((result) => [result.id, result]))
  const pairs = [...after].flatMap(([id, is]): Pair[] => {
    const was = before.get(id)
    return was === undefined ? [] : [{ base: was, head: is }]
  })
  const samples = pairs.map((pair) => ({ base: pair.base.samples, head: pair.head.samples }))
  const found = tookTurns(base, head)
    ? evidenceOfRounds(samples)
    : evidenceOfRuns(samples, [base.noise.floor, head.noise.floor])
  const adjusted = holm(found.cases.map(({ p }) => p))
  const floor = Math.max(LEAST_FLOOR, found.floor)
  return {
    differs: differences(base, head),
    cases: pairs.map((pair, i) => compareCase(pair, { ...found.cases[i], p: adjusted[i] }, floor)),
    onlyBase: [...before.keys()].filter((id) => !after.has(id)),
    onlyHead: [...after.keys()].filter((id) => !before.has(id))
  }
}

/** Both are parts of one run, in which they took turns round by round (runner/against.ts). */
function tookTurns(base: BenchRun, head: BenchRun): boolean {
  return base.started === head.started
}

/** A peer's times say nothing of a change of ours. */
function ours({ results }: BenchRun): Result[] {
  return results.filter(({ peer }) => peer === undefined)
}

interface Pair {
  readonly base: Result
  readonly head: Result
}

function compareCase(pair: Pair, { ratio, low, high, p, wandering, isEnough }: Evidence, floor: number): ComparedCase {
  const { base, head } = pair
  const { id, op, shape, dtype, variant, threads } = head
  // A case that wandered within a run may have wandered between them.
  const threshold = Math.max(floor, wandering, PLACEMENT / base.wall.median)
  const why = obstacle(pair, isEnough)
  return {
    ...{ id, op, shape, dtype, variant, threads },
    base: base.wall.median,
    head: head.wall.median,
    ...{ ratio, low, high, p, threshold },
    change: why === null ? changeOf({ ratio, low, high, p, threshold }) : "can't tell",
    why
  }
}

function obstacle({ base, head }: Pair, isEnough: boolean): string | null {
  if (!base.passed || !head.passed) return `${base.passed ? 'head' : 'base'} fails its check`
  if (base.disturbed || head.disturbed) return 'disturbed'
  return isEnough ? null : 'too few samples'
}

type Figures = Pick<ComparedCase, 'ratio' | 'low' | 'high' | 'p' | 'threshold'>

/** A change needs all three: an interval without 1, a test that rejects, and more than noise. */
function changeOf({ ratio, low, high, p, threshold }: Figures): Change {
  if (p < ALPHA && low > 1 && ratio > 1 + threshold) return 'regressed'
  if (p < ALPHA && high < 1 && ratio < 1 / (1 + threshold)) return 'improved'
  const within = low > 1 / (1 + threshold) && high < 1 + threshold
  return within && threshold <= BLINDING ? 'unchanged' : "can't tell"
}
