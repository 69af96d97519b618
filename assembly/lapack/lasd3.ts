/**
 * lasd3: the singular values and vectors of the small matrix [zᵀ; diag(d)] of a merge (LAPACK's dlasd3; Gu and
 * Eisenstat 1995), in three parts between which the team meets:
 *
 * - roots: the k roots of the secular equation, which are independent;
 * - weights: the ẑ for which the computed roots are exact (Löwner's formula): without it the vectors of close
 *   values would not be orthogonal;
 * - vectors: U or V of [ẑᵀ; diag(d)], k × k, a column a root, largest first, rows in the merge's row order.
 *
 * Each is split over ranks by roots, poles, columns; a rank's part depends on nobody else's, so the bits do not depend
 * on the size of the team. All sums and products in f64, two at a time; about k² divisions a part (roots: 4 k²).
 */
import { el, lanes, splat } from '../simd'
import { shareBegin, shareEnd } from '../team'
import { lasd4 } from './lasd4'
import { Merge } from './merge'

/** values: on exit values 0 … k−1 are the roots, descending. No barrier. */
export function roots(p: Merge, values: usize): void {
  const k = p.k
  let normSquared: f64 = 0
  for (let j = 0; j < k; j++) normSquared += load<f64>(el<f64>(p.z, j)) * load<f64>(el<f64>(p.z, j))
  const end = shareEnd(k)
  for (let i = shareBegin(k); i < end; i++) {
    lasd4(k, i, p.d, p.z, normSquared, el<f64>(values, k - 1 - i), el<f64>(p.origin, i), el<f64>(p.offset, i))
  }
}

/** Needs all roots. Fills rowZ. No barrier. */
export function weights(p: Merge): void {
  const k = p.k
  const end = shareEnd(k)
  for (let i = shareBegin(k); i < end; i++) {
    const d = load<f64>(el<f64>(p.d, i))
    const far = load<f64>(el<f64>(p.origin, k - 1))
    const offset = load<f64>(el<f64>(p.offset, k - 1))
    // Every factor but the first is in (0, 1], so nothing overflows on the way to ẑ².
    let product = abs<f64>((d - far - offset) * (d + far + offset))
    product *= ratios(p, d, 0, i, 0)
    product *= ratios(p, d, i, k - 1, 1)
    const weight = copysign<f64>(sqrt<f64>(product), load<f64>(el<f64>(p.z, i)))
    store<f64>(el<f64>(p.rowZ, load<i32>(p.row + (<usize>i << 2))), weight)
  }
}

/** Π (d² − σ_j²) / (d² − d_j+shift²), j = from … to−1. */
function ratios(p: Merge, d: f64, from: i32, to: i32, shift: i32): f64 {
  const pole = f64x2.splat(d)
  let products = f64x2.splat(1)
  let j = from
  for (; j < to - 1; j += 2) {
    const o = v128.load(el<f64>(p.origin, j))
    const t = v128.load(el<f64>(p.offset, j))
    const other = v128.load(el<f64>(p.d, j + shift))
    const above = f64x2.mul(f64x2.sub(f64x2.sub(pole, o), t), f64x2.add(f64x2.add(pole, o), t))
    const below = f64x2.mul(f64x2.sub(pole, other), f64x2.add(pole, other))
    products = f64x2.mul(products, f64x2.div(above, below))
  }
  let product = f64x2.extract_lane(products, 0) * f64x2.extract_lane(products, 1)
  if (j < to) {
    const o = load<f64>(el<f64>(p.origin, j))
    const t = load<f64>(el<f64>(p.offset, j))
    const other = load<f64>(el<f64>(p.d, j + shift))
    product *= ((d - o - t) * (d + o + t)) / ((d - other) * (d + other))
  }
  return product
}

/**
 * Needs all weights. q: k × k, leading dimension k; 0: only the first and last row of V are wanted, which the right vectors
 * leave in p.rows. v_j = ẑ_j / (d_j² − σ²), u_j = d_j v_j but for u_0 = −1. No barrier.
 */
export function vectors<T>(p: Merge, left: bool, q: usize): void {
  const k = p.k
  const end = shareEnd(k)
  for (let column = shareBegin(k); column < end; column++) {
    const o = load<f64>(el<f64>(p.origin, k - 1 - column))
    const t = load<f64>(el<f64>(p.offset, k - 1 - column))
    const x = q ? q + ((<usize>column * <usize>k) << alignof<T>()) : 0
    if (left) {
      const squares = leftColumn<T>(p, o, t, x)
      store<T>(el<T>(x, p.upper), <T>-1)
      scaleColumn<T>(k, <T>(1 / sqrt<f64>(squares + 1)), x)
    } else {
      const factor = 1 / sqrt<f64>(rightColumn<T>(p, o, t, x, column))
      const pair = p.rows + (<usize>column << 4)
      store<f64>(pair, load<f64>(pair, 0) * factor, 0)
      store<f64>(pair, load<f64>(pair, 8) * factor, 8)
      if (q) scaleColumn<T>(k, <T>factor, x)
    }
  }
}

/** ẑ / (d² − σ²) of rows r, r + 1. */
// @ts-ignore: decorator
@inline
function quotients(p: Merge, r: i32, o: v128, t: v128): v128 {
  const pole = v128.load(el<f64>(p.rowD, r))
  const delta = f64x2.mul(f64x2.sub(f64x2.sub(pole, o), t), f64x2.add(f64x2.add(pole, o), t))
  return f64x2.div(v128.load(el<f64>(p.rowZ, r)), delta)
}

// @ts-ignore: decorator
@inline
function quotient(p: Merge, r: i32, o: f64, t: f64): f64 {
  const pole = load<f64>(el<f64>(p.rowD, r))
  return load<f64>(el<f64>(p.rowZ, r)) / ((pole - o - t) * (pole + o + t))
}

// @ts-ignore: decorator
@inline
function put<T>(x: usize, r: i32, y: v128): void {
  if (sizeof<T>() == 8) v128.store(el<T>(x, r), y)
  else v128.store64_lane(el<T>(x, r), f32x4.demote_f64x2_zero(y), 0)
}

/** Not scaled yet (1 / ẑ, at most 10³¹, is in the range of f32 too), with 0 at pole 0. Returns the sum of squares. */
function leftColumn<T>(p: Merge, o: f64, t: f64, x: usize): f64 {
  const k = p.k
  const origin = f64x2.splat(o)
  const offset = f64x2.splat(t)
  let squares = f64x2.splat(0)
  let r = 0
  for (; r < k - 1; r += 2) {
    const y = f64x2.mul(quotients(p, r, origin, offset), v128.load(el<f64>(p.rowD, r)))
    squares = f64x2.add(squares, f64x2.mul(y, y))
    put<T>(x, r, y)
  }
  let sum = f64x2.extract_lane(squares, 0) + f64x2.extract_lane(squares, 1)
  if (r < k) {
    const y = quotient(p, r, o, t) * load<f64>(el<f64>(p.rowD, r))
    sum += y * y
    store<T>(el<T>(x, r), <T>y)
  }
  return sum
}

/** The same for V; leaves its products with V0's first and last row in pair `column`. */
function rightColumn<T>(p: Merge, o: f64, t: f64, x: usize, column: i32): f64 {
  const k = p.k
  const origin = f64x2.splat(o)
  const offset = f64x2.splat(t)
  let squares = f64x2.splat(0)
  let firsts = f64x2.splat(0)
  let lasts = f64x2.splat(0)
  let r = 0
  for (; r < k - 1; r += 2) {
    const y = quotients(p, r, origin, offset)
    squares = f64x2.add(squares, f64x2.mul(y, y))
    firsts = f64x2.add(firsts, f64x2.mul(y, v128.load(el<f64>(p.rowFirst, r))))
    lasts = f64x2.add(lasts, f64x2.mul(y, v128.load(el<f64>(p.rowLast, r))))
    if (x) put<T>(x, r, y)
  }
  let sum = f64x2.extract_lane(squares, 0) + f64x2.extract_lane(squares, 1)
  let first = f64x2.extract_lane(firsts, 0) + f64x2.extract_lane(firsts, 1)
  let last = f64x2.extract_lane(lasts, 0) + f64x2.extract_lane(lasts, 1)
  if (r < k) {
    const y = quotient(p, r, o, t)
    sum += y * y
    first += y * load<f64>(el<f64>(p.rowFirst, r))
    last += y * load<f64>(el<f64>(p.rowLast, r))
    if (x) store<T>(el<T>(x, r), <T>y)
  }
  store<f64>(p.rows + (<usize>column << 4), first, 0)
  store<f64>(p.rows + (<usize>column << 4), last, 8)
  return sum
}

function scaleColumn<T>(k: i32, factor: T, x: usize): void {
  const s = splat<T>(factor)
  let r = 0
  for (; r <= k - lanes<T>(); r += lanes<T>()) v128.store(el<T>(x, r), v128.mul<T>(v128.load(el<T>(x, r)), s))
  for (; r < k; r++) store<T>(el<T>(x, r), load<T>(el<T>(x, r)) * factor)
}
