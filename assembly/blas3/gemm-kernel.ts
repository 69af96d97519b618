/**
 * The micro-kernel of gemm: one MR × NR tile, C := alpha · A · B, or C += alpha · A · B.
 *
 * A: k > 0 columns of MR = TILE_VECTORS vectors (2 or 4), packed side by side, or aStep bytes apart where A lies
 * in place; aligned to the element. B: packed, k rows of NR elements. C: column-major, cStep bytes between columns,
 * not read unless added to. 2 · MR · NR flops a step of k.
 *
 * Registers, fused: 12 accumulators, 2 of A, 1 with an element of B in every lane: all 15 that V8 has. Twelve FMAs on
 * two ports take six cycles, in which four instructions a cycle can start: room for 24, of which FMAs and loads are 20.
 * So the loop is four steps long: its counting and V8's look for interrupts then fit in. (Cycles a step on Cascade Lake:
 * 6.1; 6.2 with three steps, 6.3 with two, 6.6 with one.) Each step ends with a look whether it is the last, and not
 * only for other k: without a branch there Binaryen sinks a step's FMAs into the next one's, and registers run out.
 *
 * With TILE_VECTORS = 4 vectors are 256 bits wide: V8 fuses neighbours where two stores 16 bytes apart have no load
 * and no branch between them, so each column of C is read before it is written.
 *
 * The first step stands before the loop so that V8 computes the bases of B's six splat loads there (it does not
 * hoist them) and keeps them: in the loop they would be six instructions more for twelve FMAs.
 */
import { fma, lanes, splat } from '../simd'

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

/** A's columns are packed: as types, so that load offsets are constants. */
@unmanaged
export class Packed {
  low: u64
  high: u64
}

/** A is where it was, aStep bytes between its columns: one instruction more a step. */
@unmanaged
export class InPlace {}

/** Must stay out of line: inlined into a function that runs once, it loses its registers. P: Packed or InPlace. */
export function microKernel<T, P>(
  k: i32, a: usize, aStep: usize, b: usize, alpha: T, add: bool, c: usize, cStep: usize
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
  b += NR * sizeof<T>()
  if (b != end) for (;;) {
    if (!offsetof<P>()) a += aStep
    a0 = v128.load(a, TILE_VECTORS * offsetof<P>()), a1 = v128.load(a, TILE_VECTORS * offsetof<P>() + 16)
    if (TILE_VECTORS == 4) {
      a2 = v128.load(a, TILE_VECTORS * offsetof<P>() + 32)
      a3 = v128.load(a, TILE_VECTORS * offsetof<P>() + 48)
    }
    x = v128.load_splat<T>(b)
    c00 = fma<T>(a0, x, c00), c10 = fma<T>(a1, x, c10), c20 = upper<T>(a2, x, c20), c30 = upper<T>(a3, x, c30)
    x = v128.load_splat<T>(b, sizeof<T>())
    c01 = fma<T>(a0, x, c01), c11 = fma<T>(a1, x, c11), c21 = upper<T>(a2, x, c21), c31 = upper<T>(a3, x, c31)
    x = v128.load_splat<T>(b, 2 * sizeof<T>())
    c02 = fma<T>(a0, x, c02), c12 = fma<T>(a1, x, c12), c22 = upper<T>(a2, x, c22), c32 = upper<T>(a3, x, c32)
    x = v128.load_splat<T>(b, 3 * sizeof<T>())
    c03 = fma<T>(a0, x, c03), c13 = fma<T>(a1, x, c13), c23 = upper<T>(a2, x, c23), c33 = upper<T>(a3, x, c33)
    if (NR == 6) {
      x = v128.load_splat<T>(b, 4 * sizeof<T>())
      c04 = fma<T>(a0, x, c04), c14 = fma<T>(a1, x, c14), c24 = upper<T>(a2, x, c24), c34 = upper<T>(a3, x, c34)
      x = v128.load_splat<T>(b, 5 * sizeof<T>())
      c05 = fma<T>(a0, x, c05), c15 = fma<T>(a1, x, c15), c25 = upper<T>(a2, x, c25), c35 = upper<T>(a3, x, c35)
    }
    b += NR * sizeof<T>()
    if (b == end) break

    if (!offsetof<P>()) a += aStep
    a0 = v128.load(a, 2 * TILE_VECTORS * offsetof<P>()), a1 = v128.load(a, 2 * TILE_VECTORS * offsetof<P>() + 16)
    if (TILE_VECTORS == 4) {
      a2 = v128.load(a, 2 * TILE_VECTORS * offsetof<P>() + 32)
      a3 = v128.load(a, 2 * TILE_VECTORS * offsetof<P>() + 48)
    }
    x = v128.load_splat<T>(b)
    c00 = fma<T>(a0, x, c00), c10 = fma<T>(a1, x, c10), c20 = upper<T>(a2, x, c20), c30 = upper<T>(a3, x, c30)
    x = v128.load_splat<T>(b, sizeof<T>())
    c01 = fma<T>(a0, x, c01), c11 = fma<T>(a1, x, c11), c21 = upper<T>(a2, x, c21), c31 = upper<T>(a3, x, c31)
    x = v128.load_splat<T>(b, 2 * sizeof<T>())
    c02 = fma<T>(a0, x, c02), c12 = fma<T>(a1, x, c12), c22 = upper<T>(a2, x, c22), c32 = upper<T>(a3, x, c32)
    x = v128.load_splat<T>(b, 3 * sizeof<T>())
    c03 = fma<T>(a0, x, c03), c13 = fma<T>(a1, x, c13), c23 = upper<T>(a2, x, c23), c33 = upper<T>(a3, x, c33)
    if (NR == 6) {
      x = v128.load_splat<T>(b, 4 * sizeof<T>())
      c04 = fma<T>(a0, x, c04), c14 = fma<T>(a1, x, c14), c24 = upper<T>(a2, x, c24), c34 = upper<T>(a3, x, c34)
      x = v128.load_splat<T>(b, 5 * sizeof<T>())
      c05 = fma<T>(a0, x, c05), c15 = fma<T>(a1, x, c15), c25 = upper<T>(a2, x, c25), c35 = upper<T>(a3, x, c35)
    }
    b += NR * sizeof<T>()
    if (b == end) break

    if (!offsetof<P>()) a += aStep
    a0 = v128.load(a, 3 * TILE_VECTORS * offsetof<P>()), a1 = v128.load(a, 3 * TILE_VECTORS * offsetof<P>() + 16)
    if (TILE_VECTORS == 4) {
      a2 = v128.load(a, 3 * TILE_VECTORS * offsetof<P>() + 32)
      a3 = v128.load(a, 3 * TILE_VECTORS * offsetof<P>() + 48)
    }
    x = v128.load_splat<T>(b)
    c00 = fma<T>(a0, x, c00), c10 = fma<T>(a1, x, c10), c20 = upper<T>(a2, x, c20), c30 = upper<T>(a3, x, c30)
    x = v128.load_splat<T>(b, sizeof<T>())
    c01 = fma<T>(a0, x, c01), c11 = fma<T>(a1, x, c11), c21 = upper<T>(a2, x, c21), c31 = upper<T>(a3, x, c31)
    x = v128.load_splat<T>(b, 2 * sizeof<T>())
    c02 = fma<T>(a0, x, c02), c12 = fma<T>(a1, x, c12), c22 = upper<T>(a2, x, c22), c32 = upper<T>(a3, x, c32)
    x = v128.load_splat<T>(b, 3 * sizeof<T>())
    c03 = fma<T>(a0, x, c03), c13 = fma<T>(a1, x, c13), c23 = upper<T>(a2, x, c23), c33 = upper<T>(a3, x, c33)
    if (NR == 6) {
      x = v128.load_splat<T>(b, 4 * sizeof<T>())
      c04 = fma<T>(a0, x, c04), c14 = fma<T>(a1, x, c14), c24 = upper<T>(a2, x, c24), c34 = upper<T>(a3, x, c34)
      x = v128.load_splat<T>(b, 5 * sizeof<T>())
      c05 = fma<T>(a0, x, c05), c15 = fma<T>(a1, x, c15), c25 = upper<T>(a2, x, c25), c35 = upper<T>(a3, x, c35)
    }
    b += NR * sizeof<T>()
    if (b == end) break

    a += offsetof<P>() ? 4 * TILE_VECTORS * offsetof<P>() : aStep
    a0 = v128.load(a), a1 = v128.load(a, 16)
    if (TILE_VECTORS == 4) {
      a2 = v128.load(a, 32)
      a3 = v128.load(a, 48)
    }
    x = v128.load_splat<T>(b)
    c00 = fma<T>(a0, x, c00), c10 = fma<T>(a1, x, c10), c20 = upper<T>(a2, x, c20), c30 = upper<T>(a3, x, c30)
    x = v128.load_splat<T>(b, sizeof<T>())
    c01 = fma<T>(a0, x, c01), c11 = fma<T>(a1, x, c11), c21 = upper<T>(a2, x, c21), c31 = upper<T>(a3, x, c31)
    x = v128.load_splat<T>(b, 2 * sizeof<T>())
    c02 = fma<T>(a0, x, c02), c12 = fma<T>(a1, x, c12), c22 = upper<T>(a2, x, c22), c32 = upper<T>(a3, x, c32)
    x = v128.load_splat<T>(b, 3 * sizeof<T>())
    c03 = fma<T>(a0, x, c03), c13 = fma<T>(a1, x, c13), c23 = upper<T>(a2, x, c23), c33 = upper<T>(a3, x, c33)
    if (NR == 6) {
      x = v128.load_splat<T>(b, 4 * sizeof<T>())
      c04 = fma<T>(a0, x, c04), c14 = fma<T>(a1, x, c14), c24 = upper<T>(a2, x, c24), c34 = upper<T>(a3, x, c34)
      x = v128.load_splat<T>(b, 5 * sizeof<T>())
      c05 = fma<T>(a0, x, c05), c15 = fma<T>(a1, x, c15), c25 = upper<T>(a2, x, c25), c35 = upper<T>(a3, x, c35)
    }
    b += NR * sizeof<T>()
    if (b == end) break
  }
  const s = splat<T>(alpha)
  if (add) {
    addToColumn<T>(c, c00, c10, c20, c30, s)
    addToColumn<T>(c + cStep, c01, c11, c21, c31, s)
    addToColumn<T>(c + 2 * cStep, c02, c12, c22, c32, s)
    addToColumn<T>(c + 3 * cStep, c03, c13, c23, c33, s)
    if (NR == 6) {
      addToColumn<T>(c + 4 * cStep, c04, c14, c24, c34, s)
      addToColumn<T>(c + 5 * cStep, c05, c15, c25, c35, s)
    }
  } else {
    setToColumn<T>(c, c00, c10, c20, c30, s)
    setToColumn<T>(c + cStep, c01, c11, c21, c31, s)
    setToColumn<T>(c + 2 * cStep, c02, c12, c22, c32, s)
    setToColumn<T>(c + 3 * cStep, c03, c13, c23, c33, s)
    if (NR == 6) {
      setToColumn<T>(c + 4 * cStep, c04, c14, c24, c34, s)
      setToColumn<T>(c + 5 * cStep, c05, c15, c25, c35, s)
    }
  }
}

/** fma for the vectors that only the tiles of four have. */
// @ts-ignore: decorator
@inline
function upper<T>(a: v128, x: v128, acc: v128): v128 {
  return TILE_VECTORS == 4 ? fma<T>(a, x, acc) : acc
}

// @ts-ignore: decorator
@inline
function addToColumn<T>(c: usize, x0: v128, x1: v128, x2: v128, x3: v128, alpha: v128): void {
  const y0 = v128.load(c), y1 = v128.load(c, 16)
  const y2 = TILE_VECTORS == 4 ? v128.load(c, 32) : y0, y3 = TILE_VECTORS == 4 ? v128.load(c, 48) : y1
  storeColumn(c, fma<T>(x0, alpha, y0), fma<T>(x1, alpha, y1), upper<T>(x2, alpha, y2), upper<T>(x3, alpha, y3))
}

// @ts-ignore: decorator
@inline
function setToColumn<T>(c: usize, x0: v128, x1: v128, x2: v128, x3: v128, alpha: v128): void {
  storeColumn(c, v128.mul<T>(x0, alpha), v128.mul<T>(x1, alpha), v128.mul<T>(x2, alpha), v128.mul<T>(x3, alpha))
}

// @ts-ignore: decorator
@inline
function storeColumn(c: usize, x0: v128, x1: v128, x2: v128, x3: v128): void {
  v128.store(c, x0)
  v128.store(c, x1, 16)
  if (TILE_VECTORS == 4) {
    v128.store(c, x2, 32)
    v128.store(c, x3, 48)
  }
}
