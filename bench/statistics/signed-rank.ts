/**
 * The signed-rank test of Wilcoxon (Biometrics Bulletin 1, 1945): whether differences that were taken in pairs lie
 * around nought. What moves both of a pair alike, as a machine's drift does, is not in them.
 */
import { upperTail } from './normal.ts'

/** Differences up to which the exact distribution is counted out. */
const EXACT = 50

/** Two-sided p. Exact for few differences without ties, else by the normal with corrections for ties and continuity. */
export function signedRank(differences: readonly number[]): number {
  const ordered = differences.filter((x) => x !== 0).sort((a, b) => Math.abs(a) - Math.abs(b))
  const n = ordered.length
  if (n === 0) return 1
  let positive = 0
  let ties = 0
  for (let i = 0; i < n; ) {
    let end = i
    while (end < n && Math.abs(ordered[end]) === Math.abs(ordered[i])) end++
    const size = end - i
    ties += size ** 3 - size
    // Equal ones share the mean of their ranks, i + 1 … end.
    for (let k = i; k < end; k++) if (ordered[k] > 0) positive += (i + 1 + end) / 2
    i = end
  }
  const all = (n * (n + 1)) / 2
  return ties === 0 && n <= EXACT ? exact(Math.min(positive, all - positive), n) : normal(positive, n, ties)
}

/** Twice the share of the 2ⁿ choices of signs whose positive ranks add up to no more. */
function exact(sum: number, n: number): number {
  let counts = [1]
  for (let rank = 1; rank <= n; rank++)
    counts = Array.from({ length: counts.length + rank }, (_, i) => (counts[i] ?? 0) + (counts[i - rank] ?? 0))
  const below = counts.slice(0, sum + 1).reduce((total, count) => total + count, 0)
  return Math.min(1, (2 * below) / 2 ** n)
}

function normal(sum: number, n: number, ties: number): number {
  const variance = (n * (n + 1) * (2 * n + 1)) / 24 - ties / 48
  if (!(variance > 0)) return 1
  const z = Math.max(0, Math.abs(sum - (n * (n + 1)) / 4) - 0.5) / Math.sqrt(variance)
  return Math.min(1, 2 * upperTail(z))
}
