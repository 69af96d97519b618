/**
 * lartg: the plane rotation with [c s; −s c]·[f; g] = [r; 0], c ≥ 0 where f ≠ 0.
 *
 * Scalars in f64 for both precisions. Two divisions and a square root; the ones of a sweep depend on each other,
 * so they, and not the flops, are its time. As LAPACK 3.10's dlartg (Anderson 2017): no branch to scale where the
 * squares can neither overflow nor lose bits, otherwise by the larger of the two.
 */

/** The last rotation made on this thread: wasm functions return one value, so r is returned and these stand by. */
export let cosine: f64 = 1
export let sine: f64 = 0

/** 2^±511: between them squares and their sum are normal numbers. */
const SQUARE_MIN: f64 = 1.4916681462400413e-154
const SQUARE_MAX: f64 = 6.703903964971298e153

export function lartg(f: f64, g: f64): f64 {
  const f1 = abs<f64>(f)
  const g1 = abs<f64>(g)
  if (f1 > SQUARE_MIN && f1 < SQUARE_MAX && g1 > SQUARE_MIN && g1 < SQUARE_MAX) {
    const r = copysign<f64>(sqrt<f64>(f * f + g * g), f)
    cosine = f / r
    sine = g / r
    return r
  }
  return lartgScaled(f, g)
}

function lartgScaled(f: f64, g: f64): f64 {
  if (g == 0) {
    cosine = 1
    sine = 0
    return f
  }
  if (f == 0) {
    cosine = 0
    sine = copysign<f64>(1, g)
    return abs<f64>(g)
  }
  const scale = max<f64>(abs<f64>(f), abs<f64>(g))
  const fs = f / scale
  const gs = g / scale
  const r = copysign<f64>(sqrt<f64>(fs * fs + gs * gs), f)
  cosine = fs / r
  sine = gs / r
  return r * scale
}
