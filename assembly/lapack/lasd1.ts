/**
 * lasd1: merges two solved halves of a bidiagonal matrix (LAPACK's dlasd1; the matrix and the halves: lasd2.ts).
 *
 * Of a column of U0 or V0 only the half that is not zero is multiplied: the columns of each half are copied to
 * a buffer of their own, in the order of Q's rows (upper, pole 0, both, lower), where they are one run:
 *
 *     rows 0 … nl        buffer of upper, pole 0, both          × the first rows of Q
 *     rows nl+1 …        buffer of [pole 0 of V,] both, lower    × the last rows of Q
 *
 *     area:  upper buffer | lower buffer | deflated columns, whole | Q, k × k
 *
 * The halves, with those deflated, take n²/2 when nothing deflates and n² when all does, Q k²: 1.5 n² in all. U and V
 * use them in turn. 2·n·k² flops each, when nothing is deflated half of a product of full matrices.
 */
import { gemm, gemmWork } from '../blas3/gemm'
import { LINE_BYTES } from '../params'
import { at, el, fma, fnma, lanes, splat } from '../simd'
import { worked } from '../stage'
import { barrier, rank, shareBegin, shareEnd, size } from '../team'
import { lasd2 } from './lasd2'
import { roots, vectors, weights } from './lasd3'
import { LOWER, Merge, mergeArrays, mergeBytes, ROTATION_BYTES, UPPER, V_ONLY } from './merge'
import { transpose } from './transpose'

function areaBytes<T>(n: i32): f64 {
  const m = <f64>n + 1
  return (1.5 * m * m + 8 * m) * sizeof<T>() + 4 * LINE_BYTES
}

/** Bytes of `work` for merges of up to n rows by a team of that size. */
export function lasd1Work<T>(n: i32, size: i32, withVectors: bool): f64 {
  if (!withVectors) return <f64>mergeBytes(n)
  const half = n / 2 + 2
  const multiply = max<f64>(gemmWork<T>(half, n, n, size), gemmWork<T>(n, half, n, size))
  return <f64>mergeBytes(n) + wholeLines(areaBytes<T>(n)) + multiply
}

// @ts-ignore: decorator
@inline
function wholeLines(bytes: f64): f64 {
  return ceil<f64>(bytes / LINE_BYTES) * LINE_BYTES
}

/**
 * Team; ends with a barrier. values, order: n; the halves' on entry (lasd2), the whole's on exit, where order lists all
 * columns; rows: m pairs, V's first and last row, as well. u: n × n; v: m × m, its column n the null vector when
 * sqre = 1; u = 0: no vectors. turned: V is stored as VT on exit.
 */
export function lasd1<T>(
  nl: i32, nr: i32, sqre: i32, alpha: f64, beta: f64, values: usize, order: usize, rows: usize,
  u: usize, ldu: i32, v: usize, ldv: i32, turned: bool, work: usize
): void {
  const p = changetype<Merge>(work)
  if (rank() == 0) {
    mergeArrays(p, nl, nr, sqre)
    p.alpha = alpha
    p.beta = beta
    p.rows = rows
    lasd2<T>(p, values, order)
  }
  barrier()
  roots(p, values)
  const area = work + mergeBytes(nl + 1 + nr)
  if (u) {
    if (p.rotationCount > 0) {
      rotate<T>(p, u, ldu, p.n, false)
      rotate<T>(p, v, ldv, p.m, true)
      barrier()
    }
    split<T>(p, u, ldu, p.n, 0, area)
  }
  barrier()
  weights(p)
  if (rank() == 0) sortValues(p, values, order)
  barrier()
  if (!u) {
    vectors<T>(p, false, 0)
    barrier()
    return
  }
  const q = qBuffer<T>(p, area)
  const product = area + <usize>wholeLines(areaBytes<T>(p.n))
  vectors<T>(p, true, q)
  barrier()
  join<T>(p, u, ldu, p.n, 0, false, area, product)
  split<T>(p, v, ldv, p.m, sqre, area)
  vectors<T>(p, false, q)
  barrier()
  join<T>(p, v, ldv, p.m, sqre, turned, area, product)
}

/** Applies the noted rotations to this rank's rows. */
function rotate<T>(p: Merge, x: usize, ldx: i32, rows: i32, isV: bool): void {
  const unit = LINE_BYTES / <i32>sizeof<T>()
  const begin = shareBegin(rows, unit)
  const end = shareEnd(rows, unit)
  for (let r = 0; r < p.rotationCount; r++) {
    const rotation = p.rotations + <usize>r * ROTATION_BYTES
    const kind = load<i32>(rotation, 24)
    if (kind == V_ONLY && !isV) continue
    const from = kind == LOWER ? max<i32>(begin, p.nl + 1) : begin
    const to = kind == UPPER ? min<i32>(end, p.nl + 1) : end
    const first = at<T>(x, from, load<i32>(rotation, 16), ldx)
    const second = at<T>(x, from, load<i32>(rotation, 20), ldx)
    rot<T>(to - from, first, second, <T>load<f64>(rotation, 0), <T>load<f64>(rotation, 8))
  }
}

/** (x, y) := (c·x + s·y, c·y − s·x). Every element is rounded alike, wherever in the vector it is. */
export function rot<T>(n: i32, x: usize, y: usize, c: T, s: T): void {
  const cs = splat<T>(c)
  const sn = splat<T>(s)
  let i = 0
  for (; i <= n - lanes<T>(); i += lanes<T>()) {
    const a = v128.load(el<T>(x, i))
    const b = v128.load(el<T>(y, i))
    v128.store(el<T>(x, i), fma<T>(sn, b, v128.mul<T>(cs, a)))
    v128.store(el<T>(y, i), fnma<T>(sn, a, v128.mul<T>(cs, b)))
  }
  for (; i < n; i++) {
    const a = splat<T>(load<T>(el<T>(x, i)))
    const b = splat<T>(load<T>(el<T>(y, i)))
    store<T>(el<T>(x, i), v128.extract_lane<T>(fma<T>(sn, b, v128.mul<T>(cs, a)), 0))
    store<T>(el<T>(y, i), v128.extract_lane<T>(fnma<T>(sn, a, v128.mul<T>(cs, b)), 0))
  }
}

// The buffers. `dense`: 1 when pole 0's column has a lower half (V, sqre = 1).
// @ts-ignore: decorator
@inline
function lowerBuffer<T>(p: Merge, area: usize): usize {
  return line(area + ((<usize>(p.nl + 1) * <usize>(p.upper + 1 + p.both)) << alignof<T>()))
}

// @ts-ignore: decorator
@inline
function deflatedBuffer<T>(p: Merge, rows: i32, dense: i32, area: usize): usize {
  return line(lowerBuffer<T>(p, area) + ((<usize>(rows - p.nl - 1) * <usize>(p.both + p.lower + dense)) << alignof<T>()))
}

/** At the end, where V's larger buffers leave it alone as well. */
// @ts-ignore: decorator
@inline
function qBuffer<T>(p: Merge, area: usize): usize {
  return line(deflatedBuffer<T>(p, p.m, p.sqre, area) + ((<usize>p.m * <usize>(p.n - p.k)) << alignof<T>()))
}

// @ts-ignore: decorator
@inline
function line(address: usize): usize {
  return (address + LINE_BYTES - 1) & ~(<usize>LINE_BYTES - 1)
}

/** Copies X's columns to the buffers, shared over ranks by columns. No barrier. */
function split<T>(p: Merge, x: usize, ldx: i32, rows: i32, dense: i32, area: usize): void {
  const high = p.nl + 1
  const low = rows - high
  const lower = lowerBuffer<T>(p, area)
  const deflated = deflatedBuffer<T>(p, rows, dense, area)
  const firstLow = p.upper + 1 - dense
  const end = shareEnd(p.n)
  for (let r = shareBegin(p.n); r < end; r++) {
    const slot = load<i32>((r < p.k ? p.rowSlot : p.slot) + (<usize>r << 2))
    const column = at<T>(x, 0, slot, ldx)
    if (r >= p.k) {
      memory.copy(at<T>(deflated, 0, r - p.k, rows), column, <usize>rows << alignof<T>())
      continue
    }
    if (r <= p.upper + p.both) memory.copy(at<T>(area, 0, r, high), column, <usize>high << alignof<T>())
    if (r >= firstLow) memory.copy(at<T>(lower, 0, r - firstLow, low), el<T>(column, high), <usize>low << alignof<T>())
  }
}

/** X := [buffers · Q, deflated], or its transpose. Ends with a barrier. */
function join<T>(
  p: Merge, x: usize, ldx: i32, rows: i32, dense: i32, turned: bool, area: usize, work: usize
): void {
  const k = p.k
  const high = p.nl + 1
  const low = rows - high
  const lower = lowerBuffer<T>(p, area)
  const firstLow = p.upper + 1 - dense
  const q = qBuffer<T>(p, area)
  const qLow = el<T>(q, firstLow)
  restore<T>(p, x, ldx, rows, turned, deflatedBuffer<T>(p, rows, dense, area))
  worked(2 * <f64>k * (<f64>high * <f64>(p.upper + 1 + p.both) + <f64>low * <f64>(k - firstLow)) / size())
  if (turned) {
    gemm<T>(1, 1, k, high, p.upper + 1 + p.both, 1, q, k, area, high, 0, x, ldx, work)
    gemm<T>(1, 1, k, low, k - firstLow, 1, qLow, k, lower, low, 0, at<T>(x, 0, high, ldx), ldx, work)
  } else {
    gemm<T>(0, 0, high, k, p.upper + 1 + p.both, 1, area, high, q, k, 0, x, ldx, work)
    gemm<T>(0, 0, low, k, k - firstLow, 1, lower, low, qLow, k, 0, el<T>(x, high), ldx, work)
  }
}

/** Deflated columns go to the right end of X; transposed, to the bottom. */
function restore<T>(p: Merge, x: usize, ldx: i32, rows: i32, turned: bool, deflated: usize): void {
  const count = p.n - p.k
  if (turned) {
    transpose<T>(rows, count, deflated, rows, el<T>(x, p.k), ldx)
    return
  }
  const end = shareEnd(count)
  for (let j = shareBegin(count); j < end; j++) {
    memory.copy(at<T>(x, 0, p.k + j, ldx), at<T>(deflated, 0, j, rows), <usize>rows << alignof<T>())
  }
}

/** Roots and deflated values are descending, each for itself: merges them. */
function sortValues(p: Merge, values: usize, order: usize): void {
  let i = 0
  let j = p.k
  for (let t = 0; t < p.n; t++) {
    const root = j == p.n || (i < p.k && load<f64>(el<f64>(values, i)) >= load<f64>(el<f64>(values, j)))
    store<i32>(order + (<usize>t << 2), root ? i++ : j++)
  }
}
