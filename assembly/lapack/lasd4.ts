/**
 * lasd4: one root of the secular equation of diag(d)² + z·zᵀ, the square of one singular value of [zᵀ; diag(d)]:
 *
 *     w(σ²) = 1 + Σ z_j² / (d_j² − σ²) = 0,    d_i < σ_i < d_i+1,    d_k−1 < σ_k−1 < √(d_k−1² + ‖z‖²)
 *
 * d: k poles, ascending, distinct, d_0 ≥ 0; z: k non-zero weights; both f64 (in both precisions: no more expensive, and
 * nothing can overflow). Stored at sigma, origin, offset: σ; the pole nearest to it; σ − origin. The differences d_j − σ,
 * which the vectors are made of, are then (d_j − origin) − offset to full relative accuracy.
 *
 * As LAPACK's dlasd4 (R.-C. Li, LAPACK Working Note 89): the function is interpolated by one with the two poles that
 * enclose the root, with the weight of the nearer pole fixed, or both adjusted ("middle way") when that is slow.
 * Steps are kept inside a bracket that only shrinks, so it always ends. About 4 evaluations of
 * k divisions, two at a time.
 */
import { el } from '../simd'

/** 2⁻⁵³. */
const ROUNDING: f64 = 1.1102230246251565e-16

/** More evaluations than bisection of the bracket could use up: a guard against the unforeseen only. */
const MOST_STEPS = 200

/** Sums of one side's poles, as last evaluated: Σ z²/Δ and Σ (z/Δ)². Globals, because functions return one value. */
let value: f64 = 0
let slope: f64 = 0

/** Adds up poles from … to−1 at σ = origin + offset. */
function evaluate(d: usize, z: usize, from: i32, to: i32, origin: f64, offset: f64): void {
  const o = f64x2.splat(origin)
  const t = f64x2.splat(offset)
  let sums = f64x2.splat(0)
  let slopes = f64x2.splat(0)
  let j = from
  for (; j < to - 1; j += 2) {
    const pole = v128.load(el<f64>(d, j))
    const weight = v128.load(el<f64>(z, j))
    const delta = f64x2.mul(f64x2.sub(f64x2.sub(pole, o), t), f64x2.add(f64x2.add(pole, o), t))
    const q = f64x2.div(weight, delta)
    sums = f64x2.add(sums, f64x2.mul(weight, q))
    slopes = f64x2.add(slopes, f64x2.mul(q, q))
  }
  value = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1)
  slope = f64x2.extract_lane(slopes, 0) + f64x2.extract_lane(slopes, 1)
  if (j < to) {
    const pole = load<f64>(el<f64>(d, j))
    const weight = load<f64>(el<f64>(z, j))
    const q = weight / ((pole - origin - offset) * (pole + origin + offset))
    value += weight * q
    slope += q * q
  }
}

/** The root of c·x² − a·x + b that lies between the two poles of the model, or, `outer`, to the right of both. */
// @ts-ignore: decorator
@inline
function quadraticStep(a: f64, b: f64, c: f64, outer: bool): f64 {
  const root = sqrt<f64>(abs<f64>(a * a - 4 * b * c))
  if (outer) return a >= 0 ? (a + root) / (2 * c) : (2 * b) / (a - root)
  return a <= 0 ? (a - root) / (2 * c) : (2 * b) / (a + root)
}

export function lasd4(
  k: i32, i: i32, d: usize, z: usize, normSquared: f64,
  sigma: usize, origin: usize, offset: usize
): void {
  const last = i == k - 1
  // The two poles of the model: those around the root, or the last two.
  const left = last ? max<i32>(k - 2, 0) : i
  const right = last ? k - 1 : i + 1
  const dl = load<f64>(el<f64>(d, left))
  const dr = load<f64>(el<f64>(d, right))
  const zl = load<f64>(el<f64>(z, left))
  const zr = load<f64>(el<f64>(z, right))
  if (k == 1) {
    const root = sqrt<f64>(dr * dr + normSquared)
    store<f64>(sigma, root)
    store<f64>(origin, dr)
    store<f64>(offset, normSquared / (dr + root))
    return
  }
  const gap = (dr - dl) * (dr + dl)

  // The middle decides which pole is nearer.
  const halfway = last ? normSquared / 2 : gap / 2
  const base = last ? dr : dl
  const middle = halfway / (base + sqrt<f64>(base * base + halfway))
  evaluate(d, z, 0, left, base, middle)
  let c = 1 + value
  evaluate(d, z, right + 1, k, base, middle)
  c += value
  const atLeft = (zl * zl) / ((dl - base - middle) * (dl + base + middle))
  const atRight = (zr * zr) / ((dr - base - middle) * (dr + base + middle))
  const high = c + atLeft + atRight > 0

  // From here on, σ = nearest pole + t, t in (low, top); x is a guess of σ² − origin².
  let nearest = dl, low: f64 = 0, top = middle, x: f64
  if (last) {
    nearest = dr
    const reach = normSquared / (dr + sqrt<f64>(dr * dr + normSquared))
    low = high ? 0 : middle
    top = high ? middle : reach
    x = quadraticStep(-c * gap + zl * zl + zr * zr, -zr * zr * gap, c, true)
  } else if (high) {
    x = quadraticStep(c * gap + zl * zl + zr * zr, zl * zl * gap, c, false)
  } else {
    nearest = dr
    low = middle - (dr - dl)
    top = 0
    x = quadraticStep(zl * zl + zr * zr - c * gap, -zr * zr * gap, c, false)
  }
  let t = x / (nearest + sqrt<f64>(abs<f64>(nearest * nearest + x)))
  if (!(t > low && t < top)) t = low + (top - low) / 2

  // The index of that pole.
  const near = high && !last ? left : right
  let middleWay = false
  let before: f64 = 0
  for (let step = 0; step < MOST_STEPS; step++) {
    evaluate(d, z, 0, near, nearest, t)
    const below = value
    const belowSlope = slope
    evaluate(d, z, near + 1, k, nearest, t)
    const q = load<f64>(el<f64>(z, near)) / (-t * (nearest + nearest + t))
    const own = q * load<f64>(el<f64>(z, near))
    const ownSlope = q * q
    const w = 1 + below + value + own
    const dw = belowSlope + slope + ownSlope
    // Rounding of the sums, and of t: closer than that, the sign of w means nothing.
    const noise = 8 * (abs<f64>(below) + abs<f64>(value)) + 2 + 3 * abs<f64>(own) + abs<f64>(t * (nearest + nearest + t)) * dw
    if (abs<f64>(w) <= ROUNDING * noise) break
    if (w < 0) low = max<f64>(low, t)
    else top = min<f64>(top, t)
    if (step > 0 && w * before > 0 && abs<f64>(w) > abs<f64>(before) / 10) middleWay = !middleWay
    before = w

    const toLeft = (dl - nearest - t) * (dl + nearest + t)
    const toRight = (dr - nearest - t) * (dr + nearest + t)
    if (last || middleWay) {
      // Each pole stands for its side's sums.
      const leftSlope = near == left ? belowSlope + ownSlope : belowSlope
      c = w - toLeft * leftSlope - toRight * (dw - leftSlope)
    } else if (near == left) {
      c = w - toRight * dw + gap * (zl / toLeft) * (zl / toLeft)
    } else {
      c = w - toLeft * dw - gap * (zr / toRight) * (zr / toRight)
    }
    const a = (toLeft + toRight) * w - toLeft * toRight * dw
    const b = toLeft * toRight * w
    let eta = c == 0 ? b / a : quadraticStep(a, b, last ? abs<f64>(c) : c, last)
    // w rises with σ: a step with the sign of w is rounding's doing, and Newton's has the right one.
    if (!(w * eta < 0)) eta = -w / dw
    const root = nearest + t
    let next = t + eta / (root + sqrt<f64>(max<f64>(root * root + eta, 0)))
    if (!(next > low && next < top)) next = w < 0 ? t + (top - t) / 2 : t + (low - t) / 2
    if (next == t) break
    t = next
  }
  store<f64>(sigma, nearest + t)
  store<f64>(origin, nearest)
  store<f64>(offset, t)
}
