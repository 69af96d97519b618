/** By how much the busiest thread exceeds the mean, as a part: 0 when all do the same. */
export function imbalance(busy: readonly number[]): number {
  const mean = busy.reduce((sum, x) => sum + x, 0) / busy.length
  return mean > 0 ? Math.max(...busy) / mean - 1 : 0
}
