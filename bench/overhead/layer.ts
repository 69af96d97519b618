/** One layer of the profiler, held against the same work without it. */
import { type Cost, costOf, type Pair } from './cost.ts'

export interface Layer {
  readonly unit: '%' | 'ns a call'
  /** Pairs that count: many, of short batches, so that some of them are left alone. */
  readonly pairs: number
  /** Both batches, moments apart; `onFirst`: which goes first, so that what it leaves in the caches counts for neither. */
  readonly pair: (onFirst: boolean) => Pair | Promise<Pair>
  /** What two quick batches say, in the unit. */
  readonly compare: (pair: Pair) => number
  readonly close?: () => void | Promise<void>
}

/** Part of the pairs that only warms up. */
const WARM_UP = 0.1

export async function measureLayer({ pairs, pair, compare, close }: Layer): Promise<Cost> {
  const taken: Pair[] = []
  try {
    for (let i = 0; i < pairs * WARM_UP; i++) await pair(i % 2 === 0)
    for (let i = 0; i < pairs; i++) taken.push(await pair(i % 2 === 0))
  } finally {
    await close?.()
  }
  return costOf(taken, compare)
}
