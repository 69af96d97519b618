/**
 * gemv: y := alpha·A·x + beta·y, or with Aᵀ. BLAS level 2.
 *
 * A: m × n, column-major, leading dimension lda ≥ max(1, m). x, y: as long as op(A) is wide and tall, strides
 * incx, incy (any sign, not 0, as in BLAS). y overlaps neither A nor x; all aligned to the element.
 * beta = 0 never reads y. 2 flops, sizeof<T>() bytes an element of A: bound by memory out of cache.
 *
 * Ranks own pieces of y: rows of A without transposing, columns with. Where y is too short for that and x is
 * longer, they own pieces of x, and their partial results are added in rank order.
 */
import { CHUNK, CHUNK_BYTES, SLOT_BYTES, SLOTS, SUMS, SUMS_BYTES } from '../abi'
import { copyLocal } from '../blas1/copy'
import { start } from '../blas1/dot'
import { scalStrided } from '../blas1/scal'
import { GEMV_SPLIT, LINE_BYTES } from '../params'
import { at, el } from '../simd'
import { barrier, ownSlot, shareBegin, shareEnd, size } from '../team'
import { gemvNLocal } from './gemv-n'
import { gemvTLocal } from './gemv-t'

/** Team. */
export function gemv<T>(
  trans: i32,
  m: i32,
  n: i32,
  alpha: f64,
  a: usize,
  lda: i32,
  x: usize,
  incx: i32,
  beta: f64,
  y: usize,
  incy: i32
): void {
  const tall = trans ? n : m
  const wide = trans ? m : n
  const first = start<T>(wide, x, incx)
  const target = start<T>(tall, y, incy)
  const unit = LINE_BYTES / <i32>sizeof<T>()
  const factor = <T>alpha
  const from = shareBegin(tall, unit)
  const to = shareEnd(tall, unit)
  const mine = el<T>(target, from * incy)
  scale<T>(to - from, <T>beta, mine, incy)
  if (factor != 0 && tall > 0 && wide > 0) {
    if (isShort<T>(tall, wide)) {
      const begin = shareBegin(wide, unit)
      const part = shareEnd(wide, unit) - begin
      const sums = ownSlot() + SUMS
      memory.fill(sums, 0, <usize>tall * sizeof<T>())
      const block = trans ? at<T>(a, begin, 0, lda) : at<T>(a, 0, begin, lda)
      multiply<T>(trans, tall, part, factor, block, lda, el<T>(first, begin * incx), incx, sums, 1)
      barrier()
      addSums<T>(from, to, mine, incy)
    } else {
      const block = trans ? at<T>(a, 0, from, lda) : at<T>(a, from, 0, lda)
      multiply<T>(trans, to - from, wide, factor, block, lda, first, incx, mine, incy)
    }
  }
  barrier()
}

/** Whether to cut x instead of y. */
// @ts-ignore: decorator
@inline
function isShort<T>(tall: i32, wide: i32): bool {
  return size() > 1 && wide > tall && tall < size() * GEMV_SPLIT && tall <= SUMS_BYTES / <i32>sizeof<T>()
}

function scale<T>(n: i32, beta: T, y: usize, incy: i32): void {
  if (beta == 0) for (let i = 0; i < n; i++) store<T>(el<T>(y, i * incy), 0)
  else if (beta != 1) scalStrided<T>(n, beta, y, incy)
}

function addSums<T>(from: i32, to: i32, y: usize, incy: i32): void {
  for (let i = from; i < to; i++) {
    let total: T = 0
    for (let r = 0; r < size(); r++) total += load<T>(el<T>(<usize>SLOTS + <usize>r * SLOT_BYTES + SUMS, i))
    const p = el<T>(y, (i - from) * incy)
    store<T>(p, load<T>(p) + total)
  }
}

/** y += alpha·op(A)·x on one rank: strided vectors go piece by piece through contiguous copies in the rank's scratch. */
function multiply<T>(
  trans: i32,
  tall: i32,
  wide: i32,
  alpha: T,
  a: usize,
  lda: i32,
  x: usize,
  incx: i32,
  y: usize,
  incy: i32
): void {
  const piece = CHUNK_BYTES / 2 / <i32>sizeof<T>()
  const rows = incy == 1 ? tall : piece
  const columns = incx == 1 ? wide : piece
  for (let i = 0; i < tall; i += rows) {
    const height = min(rows, tall - i)
    const target = el<T>(y, i * incy)
    const q = incy == 1 ? target : ownSlot() + CHUNK
    if (incy != 1) copyLocal<T>(height, target, incy, q, 1)
    for (let j = 0; j < wide; j += columns) {
      const width = min(columns, wide - j)
      const source = el<T>(x, j * incx)
      const p = incx == 1 ? source : ownSlot() + CHUNK + CHUNK_BYTES / 2
      if (incx != 1) copyLocal<T>(width, source, incx, p, 1)
      if (trans) gemvTLocal<T>(width, height, alpha, at<T>(a, j, i, lda), lda, p, q)
      else gemvNLocal<T>(height, width, alpha, at<T>(a, i, j, lda), lda, p, q)
    }
    if (incy != 1) copyLocal<T>(height, q, 1, target, incy)
  }
}
