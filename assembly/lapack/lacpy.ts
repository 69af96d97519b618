/**
 * lacpy: B := A, or only A's upper triangle (upper = 1), what lies below in B being kept. LAPACK's dlacpy.
 *
 * A, B: m × n, column-major, no overlap. Bound by memory.
 */
import { at, el } from '../simd'
import { barrier, shareBegin, shareEnd } from '../team'

/** Team. */
export function lacpy<T>(upper: i32, m: i32, n: i32, a: usize, lda: i32, b: usize, ldb: i32): void {
  for (let j = shareBegin(n); j < shareEnd(n); j++) {
    const rows = upper ? min(j + 1, m) : m
    memory.copy(at<T>(b, 0, j, ldb), at<T>(a, 0, j, lda), el<T>(0, rows))
  }
  barrier()
}
