/**
 * lasdq: the leaf of the divide and conquer: the singular value decomposition of a small bidiagonal matrix with n rows
 * and n + sqre columns (LAPACK's dlasdq), by bdsqr.
 *
 * d: n; e: n − 1 + sqre; both T, overwritten; on exit d = singular values, descending. U (n × n) and V (n + sqre square)
 * hold unit matrices on entry, the left and right vectors as columns on exit; with sqre = 1, V's last column is the
 * null vector. u = 0: no left vectors, and V is 2 × (n + sqre), the first and last row. One rank, in solo mode.
 * work: bdsqrWork(n, 1). Returns bdsqr's info.
 */
import { at, el } from '../simd'
import { bdsqrSteps } from './bdsqr'
import { rot } from './lasd1'
import { cosine, lartg, sine } from './lartg'

export function lasdq<T>(
  n: i32, sqre: i32, d: usize, e: usize, u: usize, ldu: i32, v: usize, ldv: i32, work: usize
): i32 {
  if (sqre) {
    // Rotations of columns push the extra one out and leave a lower bidiagonal; those of rows make it upper again.
    lower<T>(n, n, d, e, v, u ? n + 1 : 2, ldv)
    lower<T>(n, n - 1, d, e, u, u ? n : 0, ldu)
  }
  return bdsqrSteps<T>(n, u ? n + sqre : 2, u ? n : 0, d, e, v, 1, <usize>ldv, u, ldu, work)
}

/** Rotates count off-diagonals to the other side of the diagonal, and the columns of x with them. */
function lower<T>(n: i32, count: i32, d: usize, e: usize, x: usize, rows: i32, ldx: i32): void {
  for (let i = 0; i < count; i++) {
    store<T>(el<T>(d, i), <T>lartg(<f64>load<T>(el<T>(d, i)), <f64>load<T>(el<T>(e, i))))
    if (i < n - 1) {
      const next = <f64>load<T>(el<T>(d, i + 1))
      store<T>(el<T>(e, i), <T>(sine * next))
      store<T>(el<T>(d, i + 1), <T>(cosine * next))
    }
    rot<T>(rows, at<T>(x, 0, i, ldx), at<T>(x, 0, i + 1, ldx), <T>cosine, <T>sine)
  }
}
