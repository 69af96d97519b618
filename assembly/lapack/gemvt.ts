/**
 * gemvt: x := Aᵀu and w := w + A·r in one read of A, four columns at a time. The block step of the one-pass
 * bidiagonalisation (BLAS 2.5's GEMVT; Howell, Demmel, Fulton, Hammarling, Marmol, LAPACK Working Note 174).
 *
 * r depends on x, so a block of columns is used twice: its dots with u as it comes from memory, then, from
 * cache, its multiples added to w. The second use runs one block late, in the same loop as the first use of
 * the next block: memory is read without a pause while the arithmetic on cached columns goes on beside it.
 *
 *     columns  … │ q q q q │ p p p p │ …      sums[j] = p_jᵀ·u      w += Σ q_j·coefs[j]
 *
 * Columns: n elements each, any alignment of the element, may coincide (a short block repeats its last
 * column with a coefficient of 0). u, w: n elements, contiguous; w aliases nothing. 16 flops per 4 elements
 * read from memory. Registers: four accumulators, four coefficients, u, w and a column (15 are usable).
 * `wide`: everything comes in pairs of vectors 16 bytes apart, which V8 fuses; see the stores of pairs.
 */
import { el, fma, lanes, splat, sum, zero } from '../simd'

/** Columns a block. */
export const GEMVT_COLUMNS = 4

/** Bytes of scratch for `sums`: four pairs of vectors, the first four elements are the result. */
export const GEMVT_SUMS_BYTES = 128

// @ts-ignore: decorator
@inline
function reduce<T>(sums: usize, j: i32): T {
  return sum<T>(v128.add<T>(v128.load(sums + (<usize>j << 5)), v128.load(sums + (<usize>j << 5), 16)))
}

/**
 * Both uses in one function, of which the exports below keep what they ask for.
 * The second vector of a pair has accumulators of its own only where pairs are fused (t0 … t3).
 */
// @ts-ignore: decorator
@inline
function stream<T>(
  dots: bool, axpys: bool, n: i32,
  p0: usize, p1: usize, p2: usize, p3: usize, u: usize, sums: usize,
  q0: usize, q1: usize, q2: usize, q3: usize, coefs: usize, w: usize
): void {
  const step = 2 * lanes<T>()
  let s0 = zero<T>(), s1 = zero<T>(), s2 = zero<T>(), s3 = zero<T>()
  let t0 = zero<T>(), t1 = zero<T>(), t2 = zero<T>(), t3 = zero<T>()
  let c0 = zero<T>(), c1 = zero<T>(), c2 = zero<T>(), c3 = zero<T>()
  if (axpys) {
    c0 = v128.load_splat<T>(coefs, 0)
    c1 = v128.load_splat<T>(coefs, sizeof<T>())
    c2 = v128.load_splat<T>(coefs, 2 * sizeof<T>())
    c3 = v128.load_splat<T>(coefs, 3 * sizeof<T>())
  }
  let i = 0
  for (; i <= n - step; i += step) {
    if (axpys) {
      let w0 = v128.load(w), w1 = v128.load(w, 16)
      w0 = fma<T>(v128.load(q0), c0, w0)
      w1 = fma<T>(v128.load(q0, 16), c0, w1)
      w0 = fma<T>(v128.load(q1), c1, w0)
      w1 = fma<T>(v128.load(q1, 16), c1, w1)
      w0 = fma<T>(v128.load(q2), c2, w0)
      w1 = fma<T>(v128.load(q2, 16), c2, w1)
      w0 = fma<T>(v128.load(q3), c3, w0)
      w1 = fma<T>(v128.load(q3, 16), c3, w1)
      v128.store(w, w0)
      v128.store(w, w1, 16)
      q0 += 32
      q1 += 32
      q2 += 32
      q3 += 32
      w += 32
    }
    if (dots) {
      const u0 = v128.load(u), u1 = v128.load(u, 16)
      s0 = fma<T>(v128.load(p0), u0, s0)
      if (TILE_VECTORS == 4) t0 = fma<T>(v128.load(p0, 16), u1, t0)
      else s0 = fma<T>(v128.load(p0, 16), u1, s0)
      s1 = fma<T>(v128.load(p1), u0, s1)
      if (TILE_VECTORS == 4) t1 = fma<T>(v128.load(p1, 16), u1, t1)
      else s1 = fma<T>(v128.load(p1, 16), u1, s1)
      s2 = fma<T>(v128.load(p2), u0, s2)
      if (TILE_VECTORS == 4) t2 = fma<T>(v128.load(p2, 16), u1, t2)
      else s2 = fma<T>(v128.load(p2, 16), u1, s2)
      s3 = fma<T>(v128.load(p3), u0, s3)
      if (TILE_VECTORS == 4) t3 = fma<T>(v128.load(p3, 16), u1, t3)
      else s3 = fma<T>(v128.load(p3, 16), u1, s3)
      p0 += 32
      p1 += 32
      p2 += 32
      p3 += 32
      u += 32
    }
  }
  let r0: T = 0, r1: T = 0, r2: T = 0, r3: T = 0
  if (dots) {
    v128.store(sums, s0)
    v128.store(sums, t0, 16)
    v128.store(sums, s1, 32)
    v128.store(sums, t1, 48)
    v128.store(sums, s2, 64)
    v128.store(sums, t2, 80)
    v128.store(sums, s3, 96)
    v128.store(sums, t3, 112)
    r0 = reduce<T>(sums, 0)
    r1 = reduce<T>(sums, 1)
    r2 = reduce<T>(sums, 2)
    r3 = reduce<T>(sums, 3)
  }
  for (; i < n; i++) {
    if (axpys) {
      let y = load<T>(w)
      y += load<T>(q0) * load<T>(coefs)
      y += load<T>(q1) * load<T>(coefs, sizeof<T>())
      y += load<T>(q2) * load<T>(coefs, 2 * sizeof<T>())
      y += load<T>(q3) * load<T>(coefs, 3 * sizeof<T>())
      store<T>(w, y)
      q0 += sizeof<T>()
      q1 += sizeof<T>()
      q2 += sizeof<T>()
      q3 += sizeof<T>()
      w += sizeof<T>()
    }
    if (dots) {
      const x = load<T>(u)
      r0 += load<T>(p0) * x
      r1 += load<T>(p1) * x
      r2 += load<T>(p2) * x
      r3 += load<T>(p3) * x
      p0 += sizeof<T>()
      p1 += sizeof<T>()
      p2 += sizeof<T>()
      p3 += sizeof<T>()
      u += sizeof<T>()
    }
  }
  if (dots) {
    store<T>(sums, r0)
    store<T>(sums, r1, sizeof<T>())
    store<T>(sums, r2, 2 * sizeof<T>())
    store<T>(sums, r3, 3 * sizeof<T>())
  }
}

/** sums[j] := p_jᵀ·u, j < count ≤ 4: columns p + j·bytes. */
export function columnDots<T>(n: i32, count: i32, p: usize, bytes: usize, u: usize, sums: usize): void {
  const p1 = count > 1 ? p + bytes : p
  const p2 = count > 2 ? p1 + bytes : p1
  const p3 = count > 3 ? p2 + bytes : p2
  stream<T>(true, false, n, p, p1, p2, p3, u, sums, 0, 0, 0, 0, 0, 0)
}

/** w += Σ q_j·coefs[j], j < count ≤ 4; coefs holds four elements, those from count on are 0. */
export function columnAxpys<T>(n: i32, count: i32, q: usize, bytes: usize, coefs: usize, w: usize): void {
  const q1 = count > 1 ? q + bytes : q
  const q2 = count > 2 ? q1 + bytes : q1
  const q3 = count > 3 ? q2 + bytes : q2
  stream<T>(false, true, n, 0, 0, 0, 0, 0, 0, q, q1, q2, q3, coefs, w)
}

/** Both: the dots of the count ≤ 4 columns from p on, and w += the four columns before p times coefs. */
export function columnDotsAxpys<T>(
  n: i32, count: i32, p: usize, bytes: usize, u: usize, sums: usize, coefs: usize, w: usize
): void {
  const p1 = count > 1 ? p + bytes : p
  const p2 = count > 2 ? p1 + bytes : p1
  const p3 = count > 3 ? p2 + bytes : p2
  const q = p - bytes * GEMVT_COLUMNS
  const q1 = q + bytes
  const q2 = q1 + bytes
  stream<T>(true, true, n, p, p1, p2, p3, u, sums, q, q1, q2, q2 + bytes, coefs, w)
}
