/**
 * lascl: A := factor·A. LAPACK's dlascl with TYPE = 'G', for a factor that is a power of two in the range of T
 * (what gesdd uses): no entry is rounded unless it becomes subnormal.
 *
 * A: m × n, column-major, lda ≥ m. Bound by memory.
 */
import { scalContiguous } from '../blas1/scal'
import { at } from '../simd'
import { barrier, shareBegin, shareEnd } from '../team'

/** Team. */
export function lascl<T>(m: i32, n: i32, factor: f64, a: usize, lda: i32): void {
  for (let j = shareBegin(n); j < shareEnd(n); j++) scalContiguous<T>(m, <T>factor, at<T>(a, 0, j, lda))
  barrier()
}
