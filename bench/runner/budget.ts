import type { Case } from '../cases/case.ts'

/** Flops of a case that needs no more than the least share: it is over in a fraction of a millisecond. */
const LIGHT = 1e8
const HEAVIEST = 12

/**
 * How much of the time left is a case's, given those still to come. Time that a case leaves over goes to all later
 * ones. Long calls need more of it for the same number of rounds, but not in proportion: the root keeps one large
 * size from starving the others.
 */
export function shareOf(next: Case, later: readonly Case[], left: number): number {
  const all = [next, ...later].reduce((sum, each) => sum + weightOf(each), 0)
  return (Math.max(0, left) * weightOf(next)) / all
}

export function weightOf({ flops }: Case): number {
  return Math.min(Math.max(Math.sqrt(flops / LIGHT), 1), HEAVIEST)
}
