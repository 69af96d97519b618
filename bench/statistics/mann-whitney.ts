/**
 * The rank-sum test of Mann and Whitney (Annals of Mathematical Statistics 18, 1947): whether values of one sample tend
 * to be larger than the other's. It asks nothing of the distributions, and timings follow none.
 */
import { upperTail } from './normal.ts'

/** Products of sizes up to which the exact distribution is counted out. */
const EXACT = 900

/** Two-sided p. Exact for small samples without ties, else by the normal with corrections for ties and continuity. */
export function mannWhitney(a: readonly number[], b: readonly number[]): number {
  const [m, n] = [a.length, b.length]
  if (m === 0 || n === 0) return 1
  const all = [...a.map((value) => ({ value, first: true })), ...b.map((value) => ({ value, first: false }))].sort(
    (x, y) => x.value - y.value
  )
  let rankSum = 0
  let ties = 0
  for (let i = 0; i < all.length; ) {
    let end = i
    while (end < all.length && all[end].value === all[i].value) end++
    const size = end - i
    ties += size ** 3 - size
    // Equal values share the mean of their ranks, i + 1 … end.
    for (let k = i; k < end; k++) if (all[k].first) rankSum += (i + 1 + end) / 2
    i = end
  }
  const u = rankSum - (m * (m + 1)) / 2
  return ties === 0 && m * n <= EXACT ? exact(Math.min(u, m * n - u), m, n) : normal(u, m, n, ties)
}

/** Twice the share of orders whose U is no larger. */
function exact(u: number, m: number, n: number): number {
  // Orders by U: the coefficients of the Gaussian binomial, built up factor by factor.
  let counts = [1]
  for (let i = 1; i <= m; i++) counts = divide(multiply(counts, n + i), i)
  let [below, total] = [0, 0]
  counts.forEach((count, k) => {
    total += count
    if (k <= u) below += count
  })
  return Math.min(1, (2 * below) / total)
}

/** Times (1 − qᵏ). */
function multiply(counts: readonly number[], k: number): number[] {
  return Array.from({ length: counts.length + k }, (_, i) => (counts[i] ?? 0) - (counts[i - k] ?? 0))
}

/** By (1 − qᵏ), which goes into it without rest. */
function divide(counts: readonly number[], k: number): number[] {
  const quotient: number[] = []
  for (let i = 0; i < counts.length - k; i++) quotient.push(counts[i] + (quotient[i - k] ?? 0))
  return quotient
}

function normal(u: number, m: number, n: number, ties: number): number {
  const total = m + n
  const variance = ((m * n) / 12) * (total + 1 - ties / (total * (total - 1)))
  if (!(variance > 0)) return 1
  const z = Math.max(0, Math.abs(u - (m * n) / 2) - 0.5) / Math.sqrt(variance)
  return Math.min(1, 2 * upperTail(z))
}
