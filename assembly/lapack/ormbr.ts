/**
 * ormbr: applies the orthogonal matrices of gebrd, A = Q·B·Pᵀ. LAPACK dormbr, as far as the SVD needs it.
 *
 * vect = 0: C := Q·C, or Qᵀ·C when trans. C is m × n; Q = H(0)…H(k-1) of order m ≥ k, k being the columns that gebrd
 *   reduced: reflector i in column i of A, its unit element on the diagonal. tau is gebrd's tauq.
 * vect = 1: C := C·P, or C·Pᵀ when trans. C is m × n; P = G(0)…G(n-2) of order n ≤ k, k being the rows that gebrd
 *   reduced: reflector i in row i of A, its unit element in column i + 1. tau is gebrd's taup.
 * A, C column-major; what A holds on and before the unit elements (B) is not read; C overlaps neither A nor tau.
 * 4 m n k - 2 n k², 2 m n² flops.
 *
 * Slabs without barriers, as ormqr: of columns for Q, of rows for P. gemm packs the row-stored reflectors
 * by its own transposition, so they are not copied either.
 */
import { at } from '../simd'
import { enter, leave } from '../stage'
import { ORMBR } from '../stages'
import { applyReflectors, applyReflectorsWork } from './ormqr'

/** Team. `work`: ormbrWork bytes. Ends with a barrier. */
export function ormbr<T>(
  vect: i32, trans: i32, m: i32, n: i32, k: i32, a: usize, lda: i32, tau: usize, c: usize, ldc: i32, work: usize
): void {
  enter(ORMBR)
  if (vect) applyReflectors<T>(1, trans, 1, m, n - 1, min(n - 1, k), at<T>(a, 0, 1, lda), lda, tau, at<T>(c, 0, 1, ldc), ldc, work)
  else applyReflectors<T>(0, trans, 0, m, n, k, a, lda, tau, c, ldc, work)
  leave(ORMBR)
}

export function ormbrWork<T>(vect: i32, m: i32, n: i32, k: i32, size: i32): f64 {
  if (vect) return applyReflectorsWork<T>(1, m, n - 1, min(n - 1, k), size)
  return applyReflectorsWork<T>(0, m, n, k, size)
}
