/**
 * The micro-kernel of gemm: one MR × NR tile, C := alpha · A · B + beta · C.
 *
 * A: k columns of MR = TILE_VECTORS vectors, aStep bytes apart, any alignment of the element.
 * B: packed, k rows of NR = 4 elements. C: column-major, cStep bytes between columns. 2 · MR · NR flops a step of k.
 *
 * Registers: NR · TILE_VECTORS accumulators, TILE_VECTORS of A, one element of B in every lane. V8 has 15.
 * With TILE_VECTORS = 4 that is too many of 128 bits, but V8 fuses neighbours into 256 bits, which it does
 * where two stores 16 bytes apart have no load between them: so each column of C is read before it is written.
 */
import { fma, lanes, splat, zero } from '../simd'

export const NR: i32 = 4

/** MR. */
// @ts-ignore: decorator
@inline
export function tileRows<T>(): i32 {
  return TILE_VECTORS * lanes<T>()
}

/** beta = 0 does not use what C holds, but C must be readable. */
export function microKernel<T>(
  k: i32, a: usize, aStep: usize, b: usize, alpha: T, beta: T, c: usize, cStep: usize
): void {
  let c00 = zero<T>(), c10 = zero<T>(), c20 = zero<T>(), c30 = zero<T>()
  let c01 = zero<T>(), c11 = zero<T>(), c21 = zero<T>(), c31 = zero<T>()
  let c02 = zero<T>(), c12 = zero<T>(), c22 = zero<T>(), c32 = zero<T>()
  let c03 = zero<T>(), c13 = zero<T>(), c23 = zero<T>(), c33 = zero<T>()
  const end = b + <usize>k * NR * sizeof<T>()
  while (b != end) {
    const a0 = v128.load(a)
    const a1 = v128.load(a, 16)
    const a2 = TILE_VECTORS > 2 ? v128.load(a, 32) : a1
    const a3 = TILE_VECTORS > 3 ? v128.load(a, 48) : a1
    let x = v128.load_splat<T>(b)
    c00 = fma<T>(a0, x, c00)
    c10 = fma<T>(a1, x, c10)
    if (TILE_VECTORS > 2) c20 = fma<T>(a2, x, c20)
    if (TILE_VECTORS > 3) c30 = fma<T>(a3, x, c30)
    x = v128.load_splat<T>(b, sizeof<T>())
    c01 = fma<T>(a0, x, c01)
    c11 = fma<T>(a1, x, c11)
    if (TILE_VECTORS > 2) c21 = fma<T>(a2, x, c21)
    if (TILE_VECTORS > 3) c31 = fma<T>(a3, x, c31)
    x = v128.load_splat<T>(b, 2 * sizeof<T>())
    c02 = fma<T>(a0, x, c02)
    c12 = fma<T>(a1, x, c12)
    if (TILE_VECTORS > 2) c22 = fma<T>(a2, x, c22)
    if (TILE_VECTORS > 3) c32 = fma<T>(a3, x, c32)
    x = v128.load_splat<T>(b, 3 * sizeof<T>())
    c03 = fma<T>(a0, x, c03)
    c13 = fma<T>(a1, x, c13)
    if (TILE_VECTORS > 2) c23 = fma<T>(a2, x, c23)
    if (TILE_VECTORS > 3) c33 = fma<T>(a3, x, c33)
    a += aStep
    b += <usize>NR * sizeof<T>()
  }
  const s = splat<T>(alpha)
  const t = splat<T>(beta)
  // NaN · 0 is NaN: what beta = 0 does not want is masked out.
  const keep = v128.ne<T>(t, zero<T>())
  writeColumn<T>(c, c00, c10, c20, c30, s, t, keep)
  c += cStep
  writeColumn<T>(c, c01, c11, c21, c31, s, t, keep)
  c += cStep
  writeColumn<T>(c, c02, c12, c22, c32, s, t, keep)
  c += cStep
  writeColumn<T>(c, c03, c13, c23, c33, s, t, keep)
}

// @ts-ignore: decorator
@inline
function writeColumn<T>(
  c: usize, x0: v128, x1: v128, x2: v128, x3: v128, alpha: v128, beta: v128, keep: v128
): void {
  const y0 = v128.mul<T>(v128.and(v128.load(c), keep), beta)
  const y1 = v128.mul<T>(v128.and(v128.load(c, 16), keep), beta)
  const y2 = TILE_VECTORS > 2 ? v128.mul<T>(v128.and(v128.load(c, 32), keep), beta) : y1
  const y3 = TILE_VECTORS > 3 ? v128.mul<T>(v128.and(v128.load(c, 48), keep), beta) : y1
  v128.store(c, fma<T>(x0, alpha, y0))
  v128.store(c, fma<T>(x1, alpha, y1), 16)
  if (TILE_VECTORS > 2) v128.store(c, fma<T>(x2, alpha, y2), 32)
  if (TILE_VECTORS > 3) v128.store(c, fma<T>(x3, alpha, y3), 48)
}
