/**
 * orgqr: the first n columns of Q = H(0)·H(1)…H(k-1), in place of the reflectors. LAPACK dorgqr.
 *
 * A: m × n, m ≥ n ≥ k, column-major; column j < k holds reflector j as geqrf leaves it, what else A holds is not
 * read; on return Q. tau: k. 4 m n k - 2 (m + n) k² + 4/3 k³ flops.
 *
 * Blocks from the last to the first: each is applied to the columns on its right, every rank its own slab; its own
 * columns become (I - V·T·Vᵀ)·I = I - V·(T·V₁ᵀ), V₁ the top of V, every rank its own rows.
 */
import { gemm } from '../blas3/gemm'
import { SLAB_UNIT } from '../params'
import { at, el } from '../simd'
import { enter, leave, worked } from '../stage'
import { ORGQR } from '../stages'
import { barrier, enterSolo, leaveSolo, rank, shareBegin, shareEnd, size } from '../team'
import { applyBlock, slabBytes, slabWidth } from './larfb'
import { squareBytes, wholeLines } from './larft'
import { blockCount, blockFactors, blockSize, blockT, blockTop, factorsBytes } from './ormqr'

/** Team. `work`: orgqrWork bytes. Ends with a barrier. */
export function orgqr<T>(m: i32, n: i32, k: i32, a: usize, lda: i32, tau: usize, work: usize): void {
  enter(ORGQR)
  worked((4 * <f64>m * <f64>n * <f64>k - 2 * (<f64>m + <f64>n) * <f64>k * <f64>k + 4 * <f64>k * <f64>k * <f64>k / 3) / size())
  blockFactors<T>(0, m, k, a, lda, tau, work)
  // Columns beyond the reflectors begin as those of the identity.
  zeroRows<T>(m, n - k, at<T>(a, 0, k, lda), lda)
  barrier()
  if (rank() == 0) addIdentity<T>(n - k, at<T>(a, k, k, lda), lda)
  const nb = blockSize(k)
  const ldv = m
  const v = work + factorsBytes<T>(m, k, size())
  const own = v + vBytes<T>(m, k) + <usize>rank() * rankBytes<T>(m, n, k, size())
  for (let b = blockCount(k) - 1; b >= 0; b--) {
    const j = b * nb
    const w = min(nb, k - j)
    const block = at<T>(a, j, j, lda)
    const rest = m - j - w
    const top = blockTop<T>(work, k, b)
    const t = blockT<T>(work, k, b)
    takeRows<T>(rest, w, el<T>(block, w), lda, v, ldv)
    zeroRows<T>(j, w, at<T>(a, 0, j, lda), lda)
    barrier()
    formRows<T>(rest, w, top, v, ldv, t, nb, block, lda, own)
    updateRight<T>(m - j, n - j - w, w, top, v, ldv, t, nb, at<T>(block, 0, w, lda), lda, own)
    barrier()
  }
  leave(ORGQR)
  barrier()
}

export function orgqrWork<T>(m: i32, n: i32, k: i32, size: i32): f64 {
  return <f64>factorsBytes<T>(m, k, size) + <f64>vBytes<T>(m, k) + <f64>rankBytes<T>(m, n, k, size) * size
}

/** V below its top, which the block's columns of Q overwrite: own rows into the copy. */
function takeRows<T>(rows: i32, w: i32, source: usize, lda: i32, v: usize, ldv: i32): void {
  const from = shareBegin(rows, SLAB_UNIT)
  const own = shareEnd(rows, SLAB_UNIT) - from
  for (let j = 0; j < w; j++) memory.copy(at<T>(v, from, j, ldv), at<T>(source, from, j, lda), <usize>own * sizeof<T>())
}

/** Own rows of a zero block. */
function zeroRows<T>(rows: i32, columns: i32, a: usize, lda: i32): void {
  const from = shareBegin(rows, SLAB_UNIT)
  const own = shareEnd(rows, SLAB_UNIT) - from
  for (let j = 0; j < columns; j++) memory.fill(at<T>(a, from, j, lda), 0, <usize>own * sizeof<T>())
}

/** Own rows of the block's columns of Q, I - V·(T·V₁ᵀ); rank 0 has the top besides. */
function formRows<T>(
  rest: i32, w: i32, top: usize, v: usize, ldv: i32, t: usize, ldt: i32, block: usize, lda: i32, work: usize
): void {
  const from = shareBegin(rest, SLAB_UNIT)
  const own = shareEnd(rest, SLAB_UNIT) - from
  const first = rank() == 0
  const product = work
  work += squareBytes<T>(w)
  const saved = enterSolo()
  gemm<T>(0, 1, w, w, w, 1, t, ldt, top, w, 0, product, w, work)
  gemm<T>(0, 0, own, w, w, -1, el<T>(v, from), ldv, product, w, 0, el<T>(block, w + from), lda, work)
  if (first) {
    gemm<T>(0, 0, w, w, w, -1, top, w, product, w, 0, block, lda, work)
    addIdentity<T>(w, block, lda)
  }
  leaveSolo(saved)
}

/** The block reflector on this rank's slab of the columns to the right. */
function updateRight<T>(
  m: i32, n: i32, w: i32, top: usize, v: usize, ldv: i32, t: usize, ldt: i32, c: usize, ldc: i32, work: usize
): void {
  const from = shareBegin(n, SLAB_UNIT)
  const own = shareEnd(n, SLAB_UNIT) - from
  if (own <= 0) return
  const saved = enterSolo()
  applyBlock<T>(0, 0, 0, m, own, w, top, w, v, ldv, t, ldt, at<T>(c, 0, from, ldc), ldc, work)
  leaveSolo(saved)
}

function addIdentity<T>(n: i32, a: usize, lda: i32): void {
  for (let j = 0; j < n; j++) store<T>(at<T>(a, j, j, lda), load<T>(at<T>(a, j, j, lda)) + <T>1)
}

function vBytes<T>(m: i32, k: i32): usize {
  return wholeLines(<usize>m * <usize>blockSize(k) * sizeof<T>())
}

function rankBytes<T>(m: i32, n: i32, k: i32, size: i32): usize {
  const nb = blockSize(k)
  return squareBytes<T>(nb) + slabBytes<T>(0, m, n, nb, slabWidth(max(n, nb), size))
}
