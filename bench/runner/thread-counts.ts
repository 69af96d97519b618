import { MAX_RANKS } from '../../assembly/abi.ts'

/**
 * The thread counts that a run compares: 1, 2, 4, … and all usable cores. On one core 1 and 2, so that there is
 * something to compare, even though the second is oversubscribed.
 */
export function defaultThreadCounts(usableCores: number): number[] {
  const most = Math.min(Math.max(usableCores, 2), MAX_RANKS)
  const counts: number[] = []
  for (let threads = 1; threads < most; threads *= 2) counts.push(threads)
  return [...counts, most]
}
