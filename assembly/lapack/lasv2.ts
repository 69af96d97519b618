/**
 * las2, lasv2: the singular values, and vectors, of the triangle [f g; 0 h], each to nearly full relative accuracy
 * without overflow (Demmel and Kahan 1990; LAPACK's dlas2, dlasv2). Scalars in f64 for both precisions.
 *
 *     [ cosLeft  sinLeft]   [f g]   [cosRight −sinRight]     [larger    0   ]
 *     [−sinLeft  cosLeft] · [0 h] · [sinRight  cosRight]  =  [  0    smaller]
 */

/** What lasv2 found last on this thread. */
export let larger: f64 = 0
export let smaller: f64 = 0
export let cosLeft: f64 = 1
export let sinLeft: f64 = 0
export let cosRight: f64 = 1
export let sinRight: f64 = 0

/** 2⁻⁵³. */
const ROUNDING: f64 = 1.1102230246251565e-16

/** The smaller singular value of [f g; 0 h]. */
export function las2(f: f64, g: f64, h: f64): f64 {
  const low = min<f64>(abs<f64>(f), abs<f64>(h))
  const high = max<f64>(abs<f64>(f), abs<f64>(h))
  const off = abs<f64>(g)
  if (low == 0) return 0
  const plus = 1 + low / high
  const minus = (high - low) / high
  if (off < high) {
    const q = (off / high) * (off / high)
    return low * (2 / (sqrt<f64>(plus * plus + q) + sqrt<f64>(minus * minus + q)))
  }
  const q = high / off
  if (q == 0) return (low * high) / off
  const x = plus * q
  const y = minus * q
  const half = low * (1 / (sqrt<f64>(1 + x * x) + sqrt<f64>(1 + y * y))) * q
  return half + half
}

// @ts-ignore: decorator
@inline
function signOf(x: f64): f64 {
  return copysign<f64>(1, x)
}

export function lasv2(f: f64, g: f64, h: f64): void {
  // The larger diagonal entry goes first; the transposed problem swaps left and right.
  const swapped = abs<f64>(h) > abs<f64>(f)
  const first = swapped ? h : f
  const second = swapped ? f : h
  const fa = abs<f64>(first)
  const ha = abs<f64>(second)
  const ga = abs<f64>(g)
  let cl: f64 = 1, sl: f64 = 0, cr: f64 = 1, sr: f64 = 0
  let top = fa
  let low = ha
  if (ga > fa && fa / ga < ROUNDING) {
    // g rules: to rounding it is the larger value.
    top = ga
    low = ha > 1 ? fa / (ga / ha) : (fa / ga) * ha
    sl = second / g
    sr = 1
    cr = first / g
  } else if (ga != 0) {
    const gap = fa - ha
    const l = gap == fa ? 1 : gap / fa
    const m = g / first
    const t = 2 - l
    const mm = m * m
    const s = sqrt<f64>(t * t + mm)
    const r = l == 0 ? abs<f64>(m) : sqrt<f64>(l * l + mm)
    const a = 0.5 * (s + r)
    low = ha / a
    top = fa * a
    let tangent: f64
    if (mm != 0) tangent = (m / (s + t) + m / (r + l)) * (1 + a)
    else if (l == 0) tangent = copysign<f64>(2, first) * signOf(g)
    else tangent = g / copysign<f64>(gap, first) + m / t
    const norm = sqrt<f64>(tangent * tangent + 4)
    cr = 2 / norm
    sr = tangent / norm
    cl = (cr + sr * m) / a
    sl = ((second / first) * sr) / a
  }
  cosLeft = swapped ? sr : cl
  sinLeft = swapped ? cr : sl
  cosRight = swapped ? sl : cr
  sinRight = swapped ? cl : sr
  // The sign of the entry that dominates decides that of the larger value.
  let sign: f64
  if (ga > fa) sign = signOf(sinRight) * signOf(cosLeft) * signOf(g)
  else if (swapped) sign = signOf(sinRight) * signOf(sinLeft) * signOf(h)
  else sign = signOf(cosRight) * signOf(cosLeft) * signOf(f)
  larger = copysign<f64>(top, sign)
  smaller = copysign<f64>(low, sign * signOf(f) * signOf(h))
}
