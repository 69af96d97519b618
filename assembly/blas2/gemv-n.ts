/**
 * gemv without transposing, on one rank: y := y + alpha·A·x.
 *
 * A: m × n, column-major, leading dimension lda ≥ m; x: n, y: m, both contiguous. y overlaps neither A nor x;
 * all aligned to the element. 2 flops and sizeof<T>() bytes an element of A.
 *
 * Four columns at a time, so that y is read and written once for four of them. They are a quarter of A apart: each is
 * then a stream of its own to the hardware's prefetcher, which goes on where the column before ended. Out of cache,
 * 2048²: 27 GB/s, with four neighbours 20, with two 16, one at a time 15, eight 24. Rows by blocks whose piece of y stays
 * in the second-level cache while all columns pass.
 */
import { axpyContiguous } from '../blas1/axpy'
import { GEMV_ROWS } from '../params'
import { at, el, fma, lanes, splat } from '../simd'

export function gemvNLocal<T>(m: i32, n: i32, alpha: T, a: usize, lda: i32, x: usize, y: usize): void {
  for (let i = 0; i < m; i += GEMV_ROWS) {
    const rows = min(GEMV_ROWS, m - i)
    const piece = el<T>(y, i)
    const apart = n >> 2
    for (let j = 0; j < apart; j++)
      addFourColumns<T>(rows, alpha, at<T>(a, i, j, lda), lda * apart, el<T>(x, j), apart, piece)
    for (let j = 4 * apart; j < n; j++) axpyContiguous<T>(rows, alpha * load<T>(el<T>(x, j)), at<T>(a, i, j, lda), piece)
  }
}

/**
 * y += alpha·A·x for four columns, `columns` elements apart, and elements of x, `apart` apart. Registers: 4 factors, 4 vectors
 * of y. All loads before the stores, for `wide`.
 */
function addFourColumns<T>(m: i32, alpha: T, a: usize, columns: i32, x: usize, apart: i32, y: usize): void {
  const x0 = alpha * load<T>(x)
  const x1 = alpha * load<T>(el<T>(x, apart))
  const x2 = alpha * load<T>(el<T>(x, 2 * apart))
  const x3 = alpha * load<T>(el<T>(x, 3 * apart))
  const v0 = splat<T>(x0), v1 = splat<T>(x1), v2 = splat<T>(x2), v3 = splat<T>(x3)
  let p0 = a
  let p1 = at<T>(a, 0, 1, columns)
  let p2 = at<T>(a, 0, 2, columns)
  let p3 = at<T>(a, 0, 3, columns)
  let q = y
  let i = m
  for (; i >= 4 * lanes<T>(); i -= 4 * lanes<T>()) {
    let r0 = v128.load(q, 0), r1 = v128.load(q, 16), r2 = v128.load(q, 32), r3 = v128.load(q, 48)
    r0 = fma<T>(v0, v128.load(p0, 0), r0)
    r1 = fma<T>(v0, v128.load(p0, 16), r1)
    r2 = fma<T>(v0, v128.load(p0, 32), r2)
    r3 = fma<T>(v0, v128.load(p0, 48), r3)
    r0 = fma<T>(v1, v128.load(p1, 0), r0)
    r1 = fma<T>(v1, v128.load(p1, 16), r1)
    r2 = fma<T>(v1, v128.load(p1, 32), r2)
    r3 = fma<T>(v1, v128.load(p1, 48), r3)
    r0 = fma<T>(v2, v128.load(p2, 0), r0)
    r1 = fma<T>(v2, v128.load(p2, 16), r1)
    r2 = fma<T>(v2, v128.load(p2, 32), r2)
    r3 = fma<T>(v2, v128.load(p2, 48), r3)
    r0 = fma<T>(v3, v128.load(p3, 0), r0)
    r1 = fma<T>(v3, v128.load(p3, 16), r1)
    r2 = fma<T>(v3, v128.load(p3, 32), r2)
    r3 = fma<T>(v3, v128.load(p3, 48), r3)
    v128.store(q, r0, 0)
    v128.store(q, r1, 16)
    v128.store(q, r2, 32)
    v128.store(q, r3, 48)
    p0 += 64
    p1 += 64
    p2 += 64
    p3 += 64
    q += 64
  }
  for (let k = 0; k < i; k++) {
    const sum01 = x0 * load<T>(el<T>(p0, k)) + x1 * load<T>(el<T>(p1, k))
    const sum23 = x2 * load<T>(el<T>(p2, k)) + x3 * load<T>(el<T>(p3, k))
    store<T>(el<T>(q, k), load<T>(el<T>(q, k)) + (sum01 + sum23))
  }
}
