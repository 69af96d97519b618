/**
 * gebrd: A = Q·B·Pᵀ, B upper bidiagonal (LAPACK's dgebrd for m ≥ n).
 *
 * A: m × n, m ≥ n, column-major, lda ≥ m. On exit d (n) and e (n-1) hold B's diagonal and superdiagonal; A holds
 * the reflectors: v_i below the diagonal of column i, u_i right of the superdiagonal of row i, with tauq (n) and
 * taup (n; the last is 0). No operand overlaps another. Entries of A must lie inside gesdd's SMLNUM … BIGNUM to
 * be as safe as LAPACK's (labrd.ts).
 *
 * 4·m·n² − 4/3·n³ flops: half in labrd's one read of the trailing matrix a column (bound by memory), half in gemm.
 */
import { gemm, gemmWork } from '../blas3/gemm'
import { GEBRD_NB, GEBRD_NB_LEAST, GEBRD_PANELS, GEBRD_SOLO } from '../params'
import { at, el } from '../simd'
import { enter, leave, worked } from '../stage'
import { GEBRD } from '../stages'
import { barrier, enterSolo, leaveSolo, rank, size } from '../team'
import { labrd } from './labrd'
import { labrdWork, ldp, ldq, P, Q } from './labrd-panel'

/** Team. */
export function gebrd<T>(
  m: i32, n: i32, a: usize, lda: i32, d: usize, e: usize, tauq: usize, taup: usize, work: usize
): void {
  enter(GEBRD)
  worked(4 * <f64>n * <f64>n * (<f64>m - <f64>n / 3) / size())
  const gemmSpace = work + <usize>labrdWork<T>(m, n, size())
  let i = 0
  let saved = -1
  const width = panelWidth(n)
  for (; i < n; i += width) {
    // What is left is too small to share: rank 0 goes on alone.
    if (saved < 0 && size() > 1 && <f64>(m - i) * <f64>(n - i) <= GEBRD_SOLO) {
      if (rank() != 0) break
      saved = enterSolo()
    }
    const nb = min(width, n - i)
    labrd<T>(m - i, n - i, nb, at<T>(a, i, i, lda), lda, el<T>(d, i), el<T>(e, i), el<T>(tauq, i), el<T>(taup, i), work)
    if (i + nb == n) break
    gemm<T>(
      0, 1, m - i - nb, n - i - nb, 2 * nb, -1, el<T>(P, nb), ldp, el<T>(Q, nb), ldq,
      1, at<T>(a, i + nb, i + nb, lda), lda, gemmSpace
    )
  }
  if (saved >= 0) leaveSolo(saved)
  barrier()
  leave(GEBRD)
}

/** A multiple of four, as columnDots takes four columns of the panel at a time. */
function panelWidth(n: i32): i32 {
  return min(GEBRD_NB, max(GEBRD_NB_LEAST, n / GEBRD_PANELS & ~3))
}

/** Bytes of work. */
export function gebrdWork<T>(m: i32, n: i32, size: i32): f64 {
  return labrdWork<T>(m, n, size) + max(gemmWork<T>(m, n, 2 * GEBRD_NB, size), gemmWork<T>(m, n, 2 * GEBRD_NB, 1))
}
