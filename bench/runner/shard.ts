/** Splits a run's cases over machines or jobs, so that each gets about as much to do. */
import type { Case } from '../cases/case.ts'
import type { BenchRun } from '../result/types.ts'
import { weightOf } from './budget.ts'
import { UsageError } from './usage-error.ts'

export interface Shard {
  /** From 1. */
  readonly index: number
  readonly total: number
}

/**
 * From `--shard i/n`, else from CI_NODE_INDEX and CI_NODE_TOTAL (GitLab, from 1), else from Kubernetes' JOB_COMPLETION_INDEX
 * (from 0) and HEDDLE_SHARDS, since an Indexed Job does not tell its pods how many they are. Undefined for all cases.
 */
export function shardFrom(text: string | undefined, environment: NodeJS.ProcessEnv): Shard | undefined {
  if (text !== undefined) {
    const [index, total] = /^\d+\/\d+$/.test(text) ? text.split('/').map(Number) : []
    return checked('--shard', index, total, text)
  }
  const { CI_NODE_INDEX, CI_NODE_TOTAL, JOB_COMPLETION_INDEX, HEDDLE_SHARDS } = environment
  if (CI_NODE_INDEX && CI_NODE_TOTAL)
    return checked('CI_NODE_INDEX', Number(CI_NODE_INDEX), Number(CI_NODE_TOTAL), `${CI_NODE_INDEX}/${CI_NODE_TOTAL}`)
  if (JOB_COMPLETION_INDEX && HEDDLE_SHARDS)
    return checked(
      'JOB_COMPLETION_INDEX',
      Number(JOB_COMPLETION_INDEX) + 1,
      Number(HEDDLE_SHARDS),
      `${JOB_COMPLETION_INDEX} of ${HEDDLE_SHARDS}`
    )
  return undefined
}

/**
 * The cases of a shard, in their order: every case in one shard, the same each time. The dearest goes first, always to
 * the shard that has least (Graham, SIAM Journal on Applied Mathematics 17, 1969: at most 4/3 of the best). What a case
 * cost in `past` is what it costs; else what the budget gives it.
 */
export function casesOf({ index, total }: Shard, cases: readonly Case[], past?: BenchRun): Case[] {
  const shares = Array.from({ length: total }, () => ({ cost: 0, cases: new Set<Case>() }))
  const costs = costsOf(cases, past)
  // Sorting is stable: equal costs stay in the plan's order, which all shards share.
  for (const each of [...cases].sort((a, b) => (costs.get(b) as number) - (costs.get(a) as number))) {
    const least = shares.reduce((most, share) => (share.cost < most.cost ? share : most))
    least.cases.add(each)
    least.cost += costs.get(each) as number
  }
  return cases.filter((each) => shares[index - 1].cases.has(each))
}

function costsOf(cases: readonly Case[], past: BenchRun | undefined): Map<Case, number> {
  const spent = new Map<string, number>()
  for (const { op, shape, samples, batch } of past?.results ?? []) {
    const key = `${op}/${shape.join('x')}`
    spent.set(key, (spent.get(key) ?? 0) + batch * samples.reduce((sum, sample) => sum + sample, 0))
  }
  const known = cases.every(({ op, shape }) => spent.has(`${op}/${shape.join('x')}`))
  // Milliseconds and weights do not mix: with one case unknown, all are weighed.
  return new Map(
    cases.map((each) => [each, known ? (spent.get(`${each.op}/${each.shape.join('x')}`) as number) : weightOf(each)])
  )
}

function checked(option: string, index: number | undefined, total: number | undefined, got: string): Shard {
  const [i = Number.NaN, n = Number.NaN] = [index, total]
  if (!(Number.isInteger(i) && Number.isInteger(n) && i >= 1 && i <= n))
    throw new UsageError(`${option}: expected i/n with 1 ≤ i ≤ n such as 1/4, got ${JSON.stringify(got)}`)
  return { index: i, total: n }
}
