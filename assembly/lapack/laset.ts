/**
 * laset: zeros off the diagonal of A, `diagonal` on it; of all of A, or only on and below its diagonal (lower = 1).
 * LAPACK's dlaset with ALPHA = 0.
 *
 * A: m × n, column-major. Bound by memory.
 */
import { at, el } from '../simd'
import { barrier, shareBegin, shareEnd } from '../team'

/** Team. */
export function laset<T>(lower: i32, m: i32, n: i32, diagonal: f64, a: usize, lda: i32): void {
  for (let j = shareBegin(n); j < shareEnd(n); j++) {
    const from = lower ? min(j, m) : 0
    memory.fill(at<T>(a, from, j, lda), 0, el<T>(0, m - from))
    if (j < m) store<T>(at<T>(a, j, j, lda), <T>diagonal)
  }
  barrier()
}
