/**
 * p-values corrected for their number (Holm, Scandinavian Journal of Statistics 6, 1979): below α they reject, and the
 * probability of even one false rejection among all is at most α, however they depend on each other.
 */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((_, i) => i).sort((a, b) => pValues[a] - pValues[b])
  const adjusted = new Array<number>(pValues.length)
  let most = 0
  order.forEach((index, k) => {
    most = Math.max(most, Math.min(1, (pValues.length - k) * pValues[index]))
    adjusted[index] = most
  })
  return adjusted
}
