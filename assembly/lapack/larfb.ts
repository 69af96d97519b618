/**
 * larfb: applies a block reflector H = I - V·T·Vᵀ or its transpose. LAPACK dlarfb, direct = forward.
 *
 * left (right = 0): C := op(H)·C; right (right = 1): C := C·op(H); op(H) = Hᵀ when trans.
 * V: m × k (left) or n × k (right), T: k × k with zeros below its diagonal, both as larft (larft.ts) describes them.
 * C: m × n, column-major; overlaps neither. 4 m n k flops and 2 k² more for every column (row) of C.
 *
 * Nothing in C's columns (left) or rows (right) meets another: ranks own slabs of them, with their own workspace,
 * and run gemm alone.
 */
import { gemm, gemmWork } from '../blas3/gemm'
import { SLAB_CHUNK, SLAB_UNIT } from '../params'
import { at, el } from '../simd'
import { barrier, enterSolo, leaveSolo, rank, shareBegin, shareEnd, size } from '../team'
import { belowTop, copyTop, squareBytes, wholeLines } from './larft'

/** Team: a slab a rank. `work`: larfbWork bytes. Ends with a barrier. */
export function larfb<T>(
  right: i32, trans: i32, storev: i32, m: i32, n: i32, k: i32,
  v: usize, ldv: i32, t: usize, ldt: i32, c: usize, ldc: i32, work: usize
): void {
  const from = shareBegin(right ? m : n, SLAB_UNIT)
  const own = shareEnd(right ? m : n, SLAB_UNIT) - from
  if (own > 0 && k > 0) {
    const top = work + <usize>rank() * (squareBytes<T>(k) + slabBytes<T>(right, m, n, k, slabWidth(right ? m : n, size())))
    copyTop<T>(storev, k, v, ldv, top)
    const slab = right ? el<T>(c, from) : at<T>(c, 0, from, ldc)
    const saved = enterSolo()
    applyBlock<T>(
      right, trans, storev, right ? own : m, right ? n : own, k,
      top, k, belowTop<T>(storev, k, v, ldv), ldv, t, ldt, slab, ldc, top + squareBytes<T>(k)
    )
    leaveSolo(saved)
  }
  barrier()
}

export function larfbWork<T>(right: i32, m: i32, n: i32, k: i32, size: i32): f64 {
  const rankBytes = squareBytes<T>(k) + slabBytes<T>(right, m, n, k, slabWidth(right ? m : n, size))
  return <f64>rankBytes * size
}

/** The most columns (rows) of C that a rank of the team works on at a time. */
export function slabWidth(n: i32, size: i32): i32 {
  const units = (n + SLAB_UNIT - 1) / SLAB_UNIT
  return min(min(n, SLAB_CHUNK), ((units + size - 1) / size) * SLAB_UNIT)
}

/** Workspace of applyBlock for chunks of that width. */
export function slabBytes<T>(right: i32, m: i32, n: i32, k: i32, width: i32): usize {
  const order = max(k, right ? n : m)
  const columns = right ? order : width
  return 2 * productBytes<T>(width, k) + <usize>gemmWork<T>(max(order, width), max(columns, k), order, 1)
}

// @ts-ignore: decorator
@inline
function productBytes<T>(width: i32, k: i32): usize {
  return wholeLines(<usize>width * <usize>k * sizeof<T>())
}

/**
 * One rank, in solo: H on the m × n slab C, by chunks that stay in the cache between their two passes. `top` is V's
 * unit triangle, full k × k (copyTop), `rest` where V goes on.
 */
export function applyBlock<T>(
  right: i32, trans: i32, storev: i32, m: i32, n: i32, k: i32,
  top: usize, ldtop: i32, rest: usize, ldv: i32, t: usize, ldt: i32, c: usize, ldc: i32, work: usize
): void {
  const across = right ? m : n
  for (let i = 0; i < across; i += SLAB_CHUNK) {
    const width = min(SLAB_CHUNK, across - i)
    if (right) applyRight<T>(trans, storev, width, n, k, top, ldtop, rest, ldv, t, ldt, el<T>(c, i), ldc, work)
    else applyLeft<T>(trans, storev, m, width, k, top, ldtop, rest, ldv, t, ldt, at<T>(c, 0, i, ldc), ldc, work)
  }
}

/** W := Vᵀ·C, W := op(T)·W, C := C - V·W. */
function applyLeft<T>(
  trans: i32, storev: i32, m: i32, n: i32, k: i32,
  top: usize, ldtop: i32, rest: usize, ldv: i32, t: usize, ldt: i32, c: usize, ldc: i32, work: usize
): void {
  const w = work
  const tw = w + productBytes<T>(n, k)
  work = tw + productBytes<T>(n, k)
  const cRest = el<T>(c, k)
  gemm<T>(1 - storev, 0, k, n, k, 1, top, ldtop, c, ldc, 0, w, k, work)
  gemm<T>(1 - storev, 0, k, n, m - k, 1, rest, ldv, cRest, ldc, 1, w, k, work)
  gemm<T>(trans, 0, k, n, k, 1, t, ldt, w, k, 0, tw, k, work)
  gemm<T>(storev, 0, k, n, k, -1, top, ldtop, tw, k, 1, c, ldc, work)
  gemm<T>(storev, 0, m - k, n, k, -1, rest, ldv, tw, k, 1, cRest, ldc, work)
}

/** W := C·V, W := W·op(T), C := C - W·Vᵀ. */
function applyRight<T>(
  trans: i32, storev: i32, m: i32, n: i32, k: i32,
  top: usize, ldtop: i32, rest: usize, ldv: i32, t: usize, ldt: i32, c: usize, ldc: i32, work: usize
): void {
  const w = work
  const tw = w + productBytes<T>(m, k)
  work = tw + productBytes<T>(m, k)
  const cRest = at<T>(c, 0, k, ldc)
  gemm<T>(0, storev, m, k, k, 1, c, ldc, top, ldtop, 0, w, m, work)
  gemm<T>(0, storev, m, k, n - k, 1, cRest, ldc, rest, ldv, 1, w, m, work)
  gemm<T>(0, trans, m, k, k, 1, w, m, t, ldt, 0, tw, m, work)
  gemm<T>(0, 1 - storev, m, k, k, -1, tw, m, top, ldtop, 1, c, ldc, work)
  gemm<T>(0, 1 - storev, m, n - k, k, -1, tw, m, rest, ldv, 1, cRest, ldc, work)
}
