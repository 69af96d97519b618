/** What calls under the profiler show of each thread, after the timed ones. */
import type { Case } from '../cases/case.ts'
import type { FunctionRow, Result, ThreadRecord, Timeline } from '../result/types.ts'
import { imbalance } from '../statistics/imbalance.ts'

export interface Profiled {
  readonly functions: readonly FunctionRow[]
  /** Milliseconds that each rank was ready to run and waited for a core; empty where the system does not tell. */
  readonly runDelay: ReadonlyMap<number, number>
  readonly timeline?: Timeline | undefined
}

export type ProfileCalls = (calls: () => Promise<unknown>) => Promise<Profiled>

/** The fields of a result, of one of so many calls. */
export function threadFields(profiled: Profiled, calls: number): Pick<Result, 'perThread' | 'imbalance'> {
  const threads = perThread(profiled).map(({ rank, wall, cpu, wait, runDelay }) => ({
    rank,
    wall: wall / calls,
    cpu: cpu === null ? null : cpu / calls,
    wait: wait / calls,
    runDelay: runDelay === null ? null : runDelay / calls
  }))
  return { perThread: threads, imbalance: imbalance(threads.map(({ wall, wait }) => wall - wait)) }
}

/** Self times add up to what a rank spent in its regions. Barriers have a row, whose wait is that of all the others. */
function perThread({ functions, runDelay }: Profiled): ThreadRecord[] {
  const ranks = new Map<number, ThreadRecord>()
  for (const { thread, wall, cpu, wait } of functions) {
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

/**
 * The id of the result whose profile is told function by function: the largest SVD, on the most threads that have a core
 * each. Oversubscribed ranks mostly wait for each other, which shows little of the code.
 */
export function largestSvd(cases: readonly Case[], results: readonly Result[]): string | undefined {
  const [largest] = cases.filter(({ op }) => op.endsWith('svd')).sort((a, b) => b.flops - a.flops)
  const own = results.filter(
    ({ op, shape, peer }) => peer === undefined && op === largest?.op && shape.join() === largest.shape.join()
  )
  const fitting = own.filter(({ oversubscribed }) => !oversubscribed)
  const [most] = [...(fitting.length > 0 ? fitting : own)].sort((a, b) => b.threads - a.threads)
  return most?.id
}
