/** One SVD with the profiler on: what it gave, and what every thread did meanwhile. */
import { getProfileStats, type Matrix, profileOff, profileOn, type Svd, type Team } from '../../src/index.ts'
import { rowsOf } from '../../src/profiler/row.ts'
import { accountBetween, snapshotThreads, type ThreadUsage } from '../../src/profiler/thread-account.ts'
import type { FunctionRow } from '../result/types.ts'

/** Milliseconds. A peer that runs elsewhere tells no more of a thread than this. */
export type ThreadTimes = Pick<ThreadUsage, 'name' | 'cpu' | 'runDelay'> &
  Partial<ThreadUsage> & { readonly id: number }

export interface CheckAccount {
  readonly wall: number
  /** CPU time of the whole process. */
  readonly process: number
  readonly threads: readonly ThreadTimes[]
  /** CPU time of the process that no living thread has. */
  readonly exited: number
}

export interface Decomposition {
  readonly factors: { readonly s: Svd['s'] } & Partial<Svd>
  readonly wall: number
  readonly account: CheckAccount
  /** Those of the account's threads that compute. */
  readonly workers: readonly ThreadTimes[]
  readonly functions: readonly FunctionRow[]
}

export interface DecomposeOptions {
  readonly vectors: 'thin' | 'full' | 'none'
  readonly signal: AbortSignal
}

/** By a team of ours, or of our kernels in C. A is destroyed. */
export async function decompose(team: Team, a: Matrix, { vectors, signal }: DecomposeOptions): Promise<Decomposition> {
  const before = snapshotThreads()
  profileOn()
  const started = performance.now()
  const factors: Decomposition['factors'] = await team.svd(a, { vectors, overwrite: true, signal })
  const wall = performance.now() - started
  profileOff()
  const account = accountBetween(before, snapshotThreads())
  const workers = account.threads.filter(({ name }) => name.startsWith('heddle rank'))
  return { factors, wall, account, workers, functions: rowsOf(getProfileStats()) }
}
