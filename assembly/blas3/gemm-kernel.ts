/**
 * The micro-kernel of gemm: one MR × NR tile, C := alpha · A · B + beta · C.
 *
 * A: k > 0 columns of MR = TILE_VECTORS vectors (2 or 4), aStep bytes apart, aligned to the element.
 * B: packed, k rows of NR elements. C: column-major, cStep bytes between columns. 2 · MR · NR flops a step of k.
 *
 * Registers, fused: 12 accumulators, 2 of A, 1 with an element of B in every lane: all 15 that V8 has. Twelve FMAs hide
 * the latency of 4 cycles on 2 ports with room to spare, and with 8 loads and 4 others they fit an issue of 4 a cycle.
 * With TILE_VECTORS = 4 these are 256 bits wide: V8 fuses neighbours where two stores 16 bytes apart have no load
 * and no branch between them, so each column of C is read before it is written and beta = 0 is a mask.
 *
 * The first step stands before the loop so that V8 computes the bases of B's six splat loads there (it does not
 * hoist them) and keeps them: in the loop they would be six instructions more for twelve FMAs.
 */
import { fma, lanes, splat, zero } from '../simd'

/** Without fused multiply-add the product takes a register, and 2 × 6 accumulators would spill (1.6 × slower). */
// @ts-ignore: decorator
@inline
export const NR: i32 = RELAXED ? 6 : 4

/** MR. */
// @ts-ignore: decorator
@inline
export function tileRows<T>(): i32 {
  return TILE_VECTORS * lanes<T>()
}

/** Must stay out of line (inlined into a function that runs once, it loses its registers). beta = 0: C is read, not used. */
export function microKernel<T>(
  k: i32, a: usize, aStep: usize, b: usize, alpha: T, beta: T, c: usize, cStep: usize
): void {
  let a0 = v128.load(a), a1 = v128.load(a, 16)
  let a2 = TILE_VECTORS == 4 ? v128.load(a, 32) : a0, a3 = TILE_VECTORS == 4 ? v128.load(a, 48) : a1
  let x = v128.load_splat<T>(b)
  let c00 = v128.mul<T>(a0, x), c10 = v128.mul<T>(a1, x), c20 = v128.mul<T>(a2, x), c30 = v128.mul<T>(a3, x)
  x = v128.load_splat<T>(b, sizeof<T>())
  let c01 = v128.mul<T>(a0, x), c11 = v128.mul<T>(a1, x), c21 = v128.mul<T>(a2, x), c31 = v128.mul<T>(a3, x)
  x = v128.load_splat<T>(b, 2 * sizeof<T>())
  let c02 = v128.mul<T>(a0, x), c12 = v128.mul<T>(a1, x), c22 = v128.mul<T>(a2, x), c32 = v128.mul<T>(a3, x)
  x = v128.load_splat<T>(b, 3 * sizeof<T>())
  let c03 = v128.mul<T>(a0, x), c13 = v128.mul<T>(a1, x), c23 = v128.mul<T>(a2, x), c33 = v128.mul<T>(a3, x)
  if (NR == 6) x = v128.load_splat<T>(b, 4 * sizeof<T>())
  let c04 = v128.mul<T>(a0, x), c14 = v128.mul<T>(a1, x), c24 = v128.mul<T>(a2, x), c34 = v128.mul<T>(a3, x)
  if (NR == 6) x = v128.load_splat<T>(b, 5 * sizeof<T>())
  let c05 = v128.mul<T>(a0, x), c15 = v128.mul<T>(a1, x), c25 = v128.mul<T>(a2, x), c35 = v128.mul<T>(a3, x)
  const end = b + <usize>k * NR * sizeof<T>()
  for (b += NR * sizeof<T>(); b != end; b += NR * sizeof<T>()) {
    a += aStep
    a0 = v128.load(a)
    a1 = v128.load(a, 16)
    if (TILE_VECTORS == 4) {
      a2 = v128.load(a, 32)
      a3 = v128.load(a, 48)
    }
    x = v128.load_splat<T>(b)
    c00 = fma<T>(a0, x, c00)
    c10 = fma<T>(a1, x, c10)
    if (TILE_VECTORS == 4) {
      c20 = fma<T>(a2, x, c20)
      c30 = fma<T>(a3, x, c30)
    }
    x = v128.load_splat<T>(b, sizeof<T>())
    c01 = fma<T>(a0, x, c01)
    c11 = fma<T>(a1, x, c11)
    if (TILE_VECTORS == 4) {
      c21 = fma<T>(a2, x, c21)
      c31 = fma<T>(a3, x, c31)
    }
    x = v128.load_splat<T>(b, 2 * sizeof<T>())
    c02 = fma<T>(a0, x, c02)
    c12 = fma<T>(a1, x, c12)
    if (TILE_VECTORS == 4) {
      c22 = fma<T>(a2, x, c22)
      c32 = fma<T>(a3, x, c32)
    }
    x = v128.load_splat<T>(b, 3 * sizeof<T>())
    c03 = fma<T>(a0, x, c03)
    c13 = fma<T>(a1, x, c13)
    if (TILE_VECTORS == 4) {
      c23 = fma<T>(a2, x, c23)
      c33 = fma<T>(a3, x, c33)
    }
    if (NR == 6) {
      x = v128.load_splat<T>(b, 4 * sizeof<T>())
      c04 = fma<T>(a0, x, c04)
      c14 = fma<T>(a1, x, c14)
      if (TILE_VECTORS == 4) {
        c24 = fma<T>(a2, x, c24)
        c34 = fma<T>(a3, x, c34)
      }
      x = v128.load_splat<T>(b, 5 * sizeof<T>())
      c05 = fma<T>(a0, x, c05)
      c15 = fma<T>(a1, x, c15)
      if (TILE_VECTORS == 4) {
        c25 = fma<T>(a2, x, c25)
        c35 = fma<T>(a3, x, c35)
      }
    }
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
  if (NR == 6) {
    c += cStep
    writeColumn<T>(c, c04, c14, c24, c34, s, t, keep)
    c += cStep
    writeColumn<T>(c, c05, c15, c25, c35, s, t, keep)
  }
}

// @ts-ignore: decorator
@inline
function writeColumn<T>(
  c: usize, x0: v128, x1: v128, x2: v128, x3: v128, alpha: v128, beta: v128, keep: v128
): void {
  const y0 = v128.mul<T>(v128.and(v128.load(c), keep), beta)
  const y1 = v128.mul<T>(v128.and(v128.load(c, 16), keep), beta)
  const y2 = TILE_VECTORS == 4 ? v128.mul<T>(v128.and(v128.load(c, 32), keep), beta) : y0
  const y3 = TILE_VECTORS == 4 ? v128.mul<T>(v128.and(v128.load(c, 48), keep), beta) : y1
  v128.store(c, fma<T>(x0, alpha, y0))
  v128.store(c, fma<T>(x1, alpha, y1), 16)
  if (TILE_VECTORS == 4) {
    v128.store(c, fma<T>(x2, alpha, y2), 32)
    v128.store(c, fma<T>(x3, alpha, y3), 48)
  }
}
