/**
 * gemv with A transposed, on one rank: y := y + alpha·Aᵀ·x.
 *
 * A: m × n, column-major, leading dimension lda ≥ m; x: m, y: n, both contiguous. y overlaps neither A nor x;
 * all aligned to the element. 2 flops and sizeof<T>() bytes an element of A.
 *
 * Four columns at a time share the loads of x.
 */
import { dotContiguous } from '../blas1/dot'
import { at, el, fma, lanes, sum, zero } from '../simd'

export function gemvTLocal<T>(m: i32, n: i32, alpha: T, a: usize, lda: i32, x: usize, y: usize): void {
  let j = 0
  for (; j <= n - 4; j += 4) dotFourColumns<T>(m, alpha, at<T>(a, 0, j, lda), lda, x, el<T>(y, j))
  for (; j < n; j++) add<T>(el<T>(y, j), alpha * dotContiguous<T>(m, at<T>(a, 0, j, lda), x))
}

// @ts-ignore: decorator
@inline
function add<T>(address: usize, value: T): void {
  store<T>(address, load<T>(address) + value)
}

/** Four elements of y. Registers: two accumulators a column, so that the adds' latency is hidden, and two of x. */
function dotFourColumns<T>(m: i32, alpha: T, a: usize, lda: i32, x: usize, y: usize): void {
  let p0 = a
  let p1 = at<T>(a, 0, 1, lda)
  let p2 = at<T>(a, 0, 2, lda)
  let p3 = at<T>(a, 0, 3, lda)
  let s00 = zero<T>(), s10 = zero<T>(), s20 = zero<T>(), s30 = zero<T>()
  let s01 = zero<T>(), s11 = zero<T>(), s21 = zero<T>(), s31 = zero<T>()
  let q = x
  let i = m
  for (; i >= 2 * lanes<T>(); i -= 2 * lanes<T>()) {
    const x0 = v128.load(q, 0), x1 = v128.load(q, 16)
    s00 = fma<T>(v128.load(p0, 0), x0, s00)
    s01 = fma<T>(v128.load(p0, 16), x1, s01)
    s10 = fma<T>(v128.load(p1, 0), x0, s10)
    s11 = fma<T>(v128.load(p1, 16), x1, s11)
    s20 = fma<T>(v128.load(p2, 0), x0, s20)
    s21 = fma<T>(v128.load(p2, 16), x1, s21)
    s30 = fma<T>(v128.load(p3, 0), x0, s30)
    s31 = fma<T>(v128.load(p3, 16), x1, s31)
    p0 += 32
    p1 += 32
    p2 += 32
    p3 += 32
    q += 32
  }
  let t0 = sum<T>(v128.add<T>(s00, s01))
  let t1 = sum<T>(v128.add<T>(s10, s11))
  let t2 = sum<T>(v128.add<T>(s20, s21))
  let t3 = sum<T>(v128.add<T>(s30, s31))
  for (let k = 0; k < i; k++) {
    const value = load<T>(el<T>(q, k))
    t0 += load<T>(el<T>(p0, k)) * value
    t1 += load<T>(el<T>(p1, k)) * value
    t2 += load<T>(el<T>(p2, k)) * value
    t3 += load<T>(el<T>(p3, k)) * value
  }
  add<T>(el<T>(y, 0), alpha * t0)
  add<T>(el<T>(y, 1), alpha * t1)
  add<T>(el<T>(y, 2), alpha * t2)
  add<T>(el<T>(y, 3), alpha * t3)
}
