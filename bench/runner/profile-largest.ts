/** One more call of the largest SVD, profiled: where its time went, thread by thread. */
import type { Case } from '../cases/case.ts'
import type { FunctionRow, Result, ThreadRecord } from '../result/types.ts'
import { imbalance } from '../statistics/imbalance.ts'
import type { Contender } from './contender.ts'
import { idOf } from './summary.ts'

export interface Profiled {
  readonly functions: readonly FunctionRow[]
  /** Milliseconds that each rank was ready to run and waited for a core; empty where the system does not tell. */
  readonly runDelay: ReadonlyMap<number, number>
}

export type ProfileCall = (call: () => Promise<unknown>) => Promise<Profiled>

/** The results with `functions` and `perThread` filled in for the one that was profiled. */
export async function profileLargest(
  cases: readonly Case[],
  contenders: readonly Contender[],
  results: readonly Result[],
  { profile, signal, usableCores }: { profile: ProfileCall; signal: AbortSignal; usableCores: number }
): Promise<readonly Result[]> {
  const measured = cases
    .filter(({ op }) => op.endsWith('svd'))
    .reduce<Case | undefined>((most, each) => (most === undefined || each.flops > most.flops ? each : most), undefined)
  // Oversubscribed ranks mostly wait for each other, which shows little of the code.
  const fitting = contenders.filter(({ threads }) => threads <= usableCores)
  const contender = (fitting.length > 0 ? fitting : contenders).reduce((most, each) =>
    each.threads > most.threads ? each : most
  )
  if (measured === undefined || !results.some(({ id }) => id === idOf(measured, contender))) return results
  const prepared = measured.setup(contender.team)
  try {
    const { functions, runDelay } = await profile(() => prepared.call(signal))
    const id = idOf(measured, contender)
    return results.map((result) =>
      result.id === id ? { ...result, functions, ...threadFields(perThread(functions, runDelay)) } : result
    )
  } finally {
    prepared.dispose()
  }
}

function threadFields(threads: ThreadRecord[]): Pick<Result, 'perThread' | 'imbalance'> {
  return { perThread: threads, imbalance: imbalance(threads.map(({ wall, wait }) => wall - wait)) }
}

/** Self times add up to what a rank spent in its regions. Barriers have a row, whose wait is that of all the others. */
function perThread(rows: readonly FunctionRow[], runDelay: Profiled['runDelay']): ThreadRecord[] {
  const ranks = new Map<number, ThreadRecord>()
  for (const { thread, wall, cpu, wait } of rows) {
    if (thread.rank === null || thread.rank < 0) continue
    const sum = ranks.get(thread.rank) ?? {
      rank: thread.rank,
      wall: 0,
      cpu: null,
      wait: 0,
      runDelay: runDelay.get(thread.rank) ?? null
    }
    ranks.set(thread.rank, {
      ...sum,
      wall: sum.wall + wall.self,
      cpu: cpu === null ? sum.cpu : (sum.cpu ?? 0) + cpu.self,
      wait: Math.max(sum.wait, wait)
    })
  }
  return [...ranks.values()].sort((a, b) => a.rank - b.rank)
}
