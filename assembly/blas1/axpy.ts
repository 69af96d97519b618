/**
 * axpy: y := alpha·x + y. BLAS level 1.
 *
 * x, y: n elements, strides incx, incy (any sign, not 0, as in BLAS); the same vector or no overlap; aligned to
 * the element. 2 flops and 3 · sizeof<T>() bytes an element: bound by memory out of cache.
 */
import { LEVEL1_GRAIN, LINE_BYTES } from '../params'
import { el, fma, lanes, splat } from '../simd'
import { barrier, shareBegin, shareEnd } from '../team'
import { start } from './dot'

/** Team: every rank takes a run of elements. */
export function axpy<T>(n: i32, alpha: f64, x: usize, incx: i32, y: usize, incy: i32): void {
  if (n > 0 && alpha != 0) {
    const unit = n < LEVEL1_GRAIN ? n : LINE_BYTES / <i32>sizeof<T>()
    const from = shareBegin(n, unit)
    const to = shareEnd(n, unit)
    if (incx == 1 && incy == 1) axpyContiguous<T>(to - from, <T>alpha, el<T>(x, from), el<T>(y, from))
    else axpyStrided<T>(from, to, <T>alpha, start<T>(n, x, incx), incx, start<T>(n, y, incy), incy)
  }
  barrier()
}

/** One rank, stride 1. All loads of a step come before its stores, so that `wide` fuses pairs of vectors. */
export function axpyContiguous<T>(n: i32, alpha: T, x: usize, y: usize): void {
  const factor = splat<T>(alpha)
  let i = 0
  for (; i <= n - 4 * lanes<T>(); i += 4 * lanes<T>()) {
    const p = el<T>(x, i)
    const q = el<T>(y, i)
    const r0 = fma<T>(factor, v128.load(p, 0), v128.load(q, 0))
    const r1 = fma<T>(factor, v128.load(p, 16), v128.load(q, 16))
    const r2 = fma<T>(factor, v128.load(p, 32), v128.load(q, 32))
    const r3 = fma<T>(factor, v128.load(p, 48), v128.load(q, 48))
    v128.store(q, r0, 0)
    v128.store(q, r1, 16)
    v128.store(q, r2, 32)
    v128.store(q, r3, 48)
  }
  for (; i < n; i++) {
    const q = el<T>(y, i)
    store<T>(q, load<T>(q) + alpha * load<T>(el<T>(x, i)))
  }
}

function axpyStrided<T>(from: i32, to: i32, alpha: T, x: usize, incx: i32, y: usize, incy: i32): void {
  for (let i = from; i < to; i++) {
    const q = el<T>(y, i * incy)
    store<T>(q, load<T>(q) + alpha * load<T>(el<T>(x, i * incx)))
  }
}
