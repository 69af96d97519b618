/**
 * gemvt: x := Aᵀu and w := w + A·r in one read of A from memory, four columns at a time. The block step of the
 * one-pass bidiagonalisation (BLAS 2.5's GEMVT; Howell, Demmel, Fulton, Hammarling, Marmol, LAPACK Working Note 174).
 *
 * r depends on x, so a block of columns is used twice: its dots with u as it comes from memory (columnDots), then,
 * from the second-level cache, its multiples added to w (columnAxpys). Four columns share one load of u, or one load
 * and store of w; the caller takes them far apart, so that each is a stream of its own to the hardware's prefetcher and
 * goes on where the block before ended. Measured, GB/s at 2048² and 512², fma: 18.3 and 36; four neighbours 15.6 and
 * 36, eight neighbours 15.3 and 27, eight far apart 16.1 and 27. (Both uses in one loop, the second a block late, was
 * slower out of cache: fewer missing lines fit among the waiting instructions.)
 *
 * Columns: n elements each, any alignment of the element. u, w: n elements, contiguous; w aliases nothing. 2 flops an
 * element and use. A short block repeats its first column, with a coefficient of 0. Accumulators come in pairs, since
 * V8 fuses vectors 16 bytes apart for `wide`.
 */
import { fma, lanes, sum, zero } from '../simd'

/** Columns a block. */
export const GEMVT_COLUMNS = 4

/** Bytes of scratch for `sums`: a pair of vectors a column; the first four elements are the result. */
export const GEMVT_SUMS_BYTES = 128

// @ts-ignore: decorator
@inline
function low<T>(p: usize, x: v128, sum: v128): v128 {
  return fma<T>(v128.load(p), x, sum)
}

// @ts-ignore: decorator
@inline
function high<T>(p: usize, x: v128, sum: v128): v128 {
  return fma<T>(v128.load(p, 16), x, sum)
}

/** Column j of a block that may be short. */
// @ts-ignore: decorator
@inline
function column(p: usize, bytes: usize, j: i32, count: i32): usize {
  return j < count ? p + bytes * j : p
}

/** sums[j] := p_jᵀ·u for the count ≤ 4 columns p_j = p + j·bytes. */
export function columnDots<T>(n: i32, count: i32, p: usize, bytes: usize, u: usize, sums: usize): void {
  let p0 = p, p1 = column(p, bytes, 1, count), p2 = column(p, bytes, 2, count), p3 = column(p, bytes, 3, count)
  let s0 = zero<T>(), s1 = zero<T>(), s2 = zero<T>(), s3 = zero<T>()
  let t0 = zero<T>(), t1 = zero<T>(), t2 = zero<T>(), t3 = zero<T>()
  let i = n
  for (; i >= 2 * lanes<T>(); i -= 2 * lanes<T>()) {
    const u0 = v128.load(u), u1 = v128.load(u, 16)
    s0 = low<T>(p0, u0, s0)
    t0 = high<T>(p0, u1, t0)
    s1 = low<T>(p1, u0, s1)
    t1 = high<T>(p1, u1, t1)
    s2 = low<T>(p2, u0, s2)
    t2 = high<T>(p2, u1, t2)
    s3 = low<T>(p3, u0, s3)
    t3 = high<T>(p3, u1, t3)
    p0 += 32
    p1 += 32
    p2 += 32
    p3 += 32
    u += 32
  }
  v128.store(sums, s0)
  v128.store(sums, t0, 16)
  v128.store(sums, s1, 32)
  v128.store(sums, t1, 48)
  v128.store(sums, s2, 64)
  v128.store(sums, t2, 80)
  v128.store(sums, s3, 96)
  v128.store(sums, t3, 112)
  finishDot<T>(i, p0, u, sums, 0)
  finishDot<T>(i, p1, u, sums, 1)
  finishDot<T>(i, p2, u, sums, 2)
  finishDot<T>(i, p3, u, sums, 3)
}

/** The sum of pair j of partial sums, and of what is left of its column, into sums[j]; pairs before j are done with. */
function finishDot<T>(rest: i32, p: usize, u: usize, sums: usize, j: i32): void {
  const pair = sums + (<usize>j << 5)
  let total = sum<T>(v128.add<T>(v128.load(pair), v128.load(pair, 16)))
  for (let i = 0; i < rest; i++) {
    total += load<T>(p) * load<T>(u)
    p += sizeof<T>()
    u += sizeof<T>()
  }
  store<T>(sums + (<usize>j << alignof<T>()), total)
}

/** w += Σ p_j·coefs[j] for the count ≤ 4 columns p_j = p + j·bytes; coefs holds four elements, 0 from count on. */
export function columnAxpys<T>(n: i32, count: i32, p: usize, bytes: usize, coefs: usize, w: usize): void {
  let p0 = p, p1 = column(p, bytes, 1, count), p2 = column(p, bytes, 2, count), p3 = column(p, bytes, 3, count)
  const c0 = v128.load_splat<T>(coefs)
  const c1 = v128.load_splat<T>(coefs, sizeof<T>())
  const c2 = v128.load_splat<T>(coefs, 2 * sizeof<T>())
  const c3 = v128.load_splat<T>(coefs, 3 * sizeof<T>())
  let i = 0
  for (; i <= n - 2 * lanes<T>(); i += 2 * lanes<T>()) {
    let w0 = v128.load(w), w1 = v128.load(w, 16)
    w0 = low<T>(p0, c0, w0)
    w1 = high<T>(p0, c0, w1)
    w0 = low<T>(p1, c1, w0)
    w1 = high<T>(p1, c1, w1)
    w0 = low<T>(p2, c2, w0)
    w1 = high<T>(p2, c2, w1)
    w0 = low<T>(p3, c3, w0)
    w1 = high<T>(p3, c3, w1)
    v128.store(w, w0)
    v128.store(w, w1, 16)
    p0 += 32
    p1 += 32
    p2 += 32
    p3 += 32
    w += 32
  }
  for (; i < n; i++, w += sizeof<T>()) store<T>(w, load<T>(w) + rowOf<T>(count, p + (<usize>i << alignof<T>()), bytes, coefs))
}

/** One row of the block times coefs. */
function rowOf<T>(count: i32, p: usize, bytes: usize, coefs: usize): T {
  let total: T = 0
  for (let j = 0; j < count; j++, p += bytes, coefs += sizeof<T>()) total += load<T>(p) * load<T>(coefs)
  return total
}
