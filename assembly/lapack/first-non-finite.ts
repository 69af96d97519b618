/**
 * firstNonFinite: where the first NaN or infinity of A is, in column order: i + j·m, or −1.
 *
 * A: m × n, column-major, lda ≥ m. Bound by memory: x − x is 0 for every finite x, and NaN for what is sought.
 */
import { at, el } from '../simd'
import { rank, reduceSum, shareBegin, shareEnd, size } from '../team'

/** Team: the same value on all ranks. */
export function firstNonFinite<T>(m: i32, n: i32, a: usize, lda: i32): f64 {
  let found: f64 = -1
  for (let j = shareBegin(n); j < shareEnd(n) && found < 0; j++) {
    const column = at<T>(a, 0, j, lda)
    if (allFinite<T>(m, column)) continue
    let i = 0
    while (isFinite<T>(load<T>(el<T>(column, i)))) i++
    found = <f64>j * <f64>m + <f64>i
  }
  if (reduceSum(found < 0 ? 0 : 1) == 0) return -1
  // Ranks own columns in order: the first rank that has one has the first.
  for (let r = 0; r < size(); r++) {
    const index = reduceSum(r == rank() ? found : 0)
    if (index >= 0 && reduceSum(r == rank() && found >= 0 ? 1 : 0) > 0) return index
  }
  return -1
}

function allFinite<T>(m: i32, x: usize): bool {
  const end = el<T>(x, m)
  let bad = v128.splat<T>(0)
  for (; x + 16 <= end; x += 16) {
    const value = v128.load(x)
    bad = v128.or(bad, v128.ne<T>(v128.sub<T>(value, value), v128.splat<T>(0)))
  }
  if (v128.any_true(bad)) return false
  for (; x < end; x += sizeof<T>()) if (!isFinite<T>(load<T>(x))) return false
  return true
}
