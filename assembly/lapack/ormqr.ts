/**
 * ormqr: C := Q·C or Qᵀ·C, from the left only. LAPACK dormqr, side = 'L'.
 *
 * Q = H(0)·H(1)…H(k-1), k ≤ m: reflectors of length m as geqrf leaves them, column j of A from its diagonal down
 * (the diagonal and what lies above are not read). tau: k. C: m × n, column-major; overlaps neither.
 * 4 m n k - 2 n k² flops.
 *
 * First the ranks make each block's triangle T and the unit triangle of V, whole blocks in turn; one barrier; then
 * every rank owns a slab of C and applies all blocks to it, meeting nobody until the end.
 */
import { REFLECTOR_BLOCK, REFLECTOR_BLOCK_GROWTH, REFLECTOR_BLOCK_LEAST, SLAB_CHUNK, SLAB_UNIT } from '../params'
import { at, el } from '../simd'
import { enter, leave, worked } from '../stage'
import { ORMQR } from '../stages'
import { barrier, enterSolo, leaveSolo, rank, shareBegin, shareEnd, size } from '../team'
import { applyBlock, slabBytes, slabWidth } from './larfb'
import { belowTop, copyTop, larftWithTop, larftWithTopWork, squareBytes } from './larft'

/** Team. `work`: ormqrWork bytes. Ends with a barrier. */
export function ormqr<T>(
  trans: i32, m: i32, n: i32, k: i32, a: usize, lda: i32, tau: usize, c: usize, ldc: i32, work: usize
): void {
  enter(ORMQR)
  applyReflectors<T>(0, trans, 0, m, n, k, a, lda, tau, c, ldc, work)
  leave(ORMQR)
}

export function ormqrWork<T>(m: i32, n: i32, k: i32, size: i32): f64 {
  return applyReflectorsWork<T>(0, m, n, k, size)
}

/**
 * Team: C := op(Q)·C (right = 0, reflectors of length m) or C·op(Q) (right = 1, length n); reflectors in columns of V
 * (storev = 0) or in its rows (storev = 1), each from the diagonal on. Ends with a barrier.
 */
export function applyReflectors<T>(
  right: i32, trans: i32, storev: i32, m: i32, n: i32, k: i32,
  v: usize, ldv: i32, tau: usize, c: usize, ldc: i32, work: usize
): void {
  if (m > 0 && n > 0 && k > 0) {
    const order = right ? n : m
    const across = right ? m : n
    worked(2 * <f64>across * <f64>k * (2 * <f64>order - <f64>k) / size())
    blockFactors<T>(storev, order, k, v, ldv, tau, work)
    const from = shareBegin(across, SLAB_UNIT)
    const own = shareEnd(across, SLAB_UNIT) - from
    const slabWork = work + factorsBytes<T>(order, k, size())
      + <usize>rank() * slabBytes<T>(right, m, n, blockSize(k), slabWidth(across, size()))
    const saved = enterSolo()
    for (let i = from; i < from + own; i += SLAB_CHUNK) {
      const width = min(SLAB_CHUNK, from + own - i)
      const chunk = right ? el<T>(c, i) : at<T>(c, 0, i, ldc)
      applySlab<T>(right, trans, storev, right ? width : m, right ? n : width, k, v, ldv, work, chunk, ldc, slabWork)
    }
    leaveSolo(saved)
  }
  barrier()
}

export function applyReflectorsWork<T>(right: i32, m: i32, n: i32, k: i32, size: i32): f64 {
  const slab = slabBytes<T>(right, m, n, blockSize(k), slabWidth(right ? m : n, size))
  return <f64>factorsBytes<T>(right ? n : m, k, size) + <f64>slab * size
}

/** One rank, in solo: all blocks on the m × n slab C, in the order that the product asks for. */
function applySlab<T>(
  right: i32, trans: i32, storev: i32, m: i32, n: i32, k: i32,
  v: usize, ldv: i32, factors: usize, c: usize, ldc: i32, work: usize
): void {
  const blocks = blockCount(k)
  const forward = right != trans
  for (let step = 0; step < blocks; step++) {
    const b = forward ? step : blocks - 1 - step
    const i = b * blockSize(k)
    const ib = min(blockSize(k), k - i)
    applyBlock<T>(
      right, trans, storev, right ? m : m - i, right ? n - i : n, ib,
      blockTop<T>(factors, k, b), ib, belowTop<T>(storev, ib, at<T>(v, i, i, ldv), ldv), ldv, blockT<T>(factors, k, b), blockSize(k),
      right ? at<T>(c, 0, i, ldc) : el<T>(c, i), ldc, work
    )
  }
}

/**
 * Team: top and T of every block of k reflectors of length n, a rank each block in turn; ends with a barrier.
 * `work`: factorsBytes, of which the blocks' factors are the start.
 */
export function blockFactors<T>(storev: i32, n: i32, k: i32, v: usize, ldv: i32, tau: usize, work: usize): void {
  const nb = blockSize(k)
  const blocks = blockCount(k)
  const own = blockTop<T>(work, k, blocks) + <usize>rank() * <usize>larftWithTopWork<T>(n, nb)
  for (let b = rank(); b < blocks; b += size()) {
    const i = b * nb
    const block = at<T>(v, i, i, ldv)
    copyTop<T>(storev, min(nb, k - i), block, ldv, blockTop<T>(work, k, b))
    larftWithTop<T>(
      storev, n - i, min(nb, k - i), blockTop<T>(work, k, b), block, ldv, el<T>(tau, i), blockT<T>(work, k, b), nb, own
    )
  }
  barrier()
}

/** Bytes that blockFactors takes, for reflectors of length n. */
export function factorsBytes<T>(n: i32, k: i32, size: i32): usize {
  return blockTop<T>(0, k, blockCount(k)) + <usize>size * <usize>larftWithTopWork<T>(n, blockSize(k))
}

/** Whole slab units, unless there are fewer reflectors. */
export function blockSize(k: i32): i32 {
  const even = <i32>nearest<f64>(sqrt<f64>(REFLECTOR_BLOCK_GROWTH * <f64>k) / SLAB_UNIT) * SLAB_UNIT
  return min(k, max(REFLECTOR_BLOCK_LEAST, min(REFLECTOR_BLOCK, even)))
}

export function blockCount(k: i32): i32 {
  return k > 0 ? (k + blockSize(k) - 1) / blockSize(k) : 0
}

/** Address of block b's unit triangle: contiguous, as many columns as the block has. */
export function blockTop<T>(factors: usize, k: i32, b: i32): usize {
  return factors + <usize>(2 * b) * squareBytes<T>(blockSize(k))
}

/** Address of block b's T; its leading dimension is blockSize(k). */
export function blockT<T>(factors: usize, k: i32, b: i32): usize {
  return blockTop<T>(factors, k, b) + squareBytes<T>(blockSize(k))
}
