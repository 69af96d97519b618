/**
 * scal: x := alpha·x. BLAS level 1.
 *
 * x: n elements, stride incx > 0 (nothing is done otherwise, as in BLAS); aligned to the element.
 * alpha = 0 multiplies too: NaN and Inf in x give NaN, as in the reference. 1 flop, 2 · sizeof<T>() bytes an element.
 */
import { LEVEL1_GRAIN, LINE_BYTES } from '../params'
import { el, lanes, splat } from '../simd'
import { barrier, shareBegin, shareEnd } from '../team'

/** Team: every rank takes a run of elements. */
export function scal<T>(n: i32, alpha: f64, x: usize, incx: i32): void {
  if (n > 0 && incx > 0) {
    const unit = n < LEVEL1_GRAIN ? n : LINE_BYTES / <i32>sizeof<T>()
    const from = shareBegin(n, unit)
    const to = shareEnd(n, unit)
    if (incx == 1) scalContiguous<T>(to - from, <T>alpha, el<T>(x, from))
    else scalStrided<T>(to - from, <T>alpha, el<T>(x, from * incx), incx)
  }
  barrier()
}

/** One rank, stride 1. Loads before stores, for `wide`. */
export function scalContiguous<T>(n: i32, alpha: T, x: usize): void {
  const factor = splat<T>(alpha)
  let i = 0
  for (; i <= n - 4 * lanes<T>(); i += 4 * lanes<T>()) {
    const p = el<T>(x, i)
    const r0 = v128.mul<T>(factor, v128.load(p, 0))
    const r1 = v128.mul<T>(factor, v128.load(p, 16))
    const r2 = v128.mul<T>(factor, v128.load(p, 32))
    const r3 = v128.mul<T>(factor, v128.load(p, 48))
    v128.store(p, r0, 0)
    v128.store(p, r1, 16)
    v128.store(p, r2, 32)
    v128.store(p, r3, 48)
  }
  for (; i < n; i++) store<T>(el<T>(x, i), alpha * load<T>(el<T>(x, i)))
}

/** One rank, any stride. */
export function scalStrided<T>(n: i32, alpha: T, x: usize, incx: i32): void {
  for (let i = 0; i < n; i++) {
    const p = el<T>(x, i * incx)
    store<T>(p, alpha * load<T>(p))
  }
}
