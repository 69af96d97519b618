/**
 * copy: y := x. swap: x ↔ y. BLAS level 1.
 *
 * x, y: n elements, strides incx, incy (any sign, not 0, as in BLAS); no overlap; aligned to the element.
 * copy moves 2 · sizeof<T>() bytes an element, swap 4 · sizeof<T>().
 */
import { LEVEL1_GRAIN, LINE_BYTES } from '../params'
import { el } from '../simd'
import { barrier, shareBegin, shareEnd } from '../team'
import { start } from './dot'

/** Team: every rank takes a run of elements. */
export function copy<T>(n: i32, x: usize, incx: i32, y: usize, incy: i32): void {
  if (n > 0) {
    const unit = n < LEVEL1_GRAIN ? n : LINE_BYTES / <i32>sizeof<T>()
    const from = shareBegin(n, unit)
    const count = shareEnd(n, unit) - from
    const source = el<T>(start<T>(n, x, incx), from * incx)
    copyLocal<T>(count, source, incx, el<T>(start<T>(n, y, incy), from * incy), incy)
  }
  barrier()
}

/** Team: every rank takes a run of elements. */
export function swap<T>(n: i32, x: usize, incx: i32, y: usize, incy: i32): void {
  if (n > 0) {
    const unit = n < LEVEL1_GRAIN ? n : LINE_BYTES / <i32>sizeof<T>()
    const first = start<T>(n, x, incx)
    const second = start<T>(n, y, incy)
    const to = shareEnd(n, unit)
    for (let i = shareBegin(n, unit); i < to; i++) {
      const p = el<T>(first, i * incx)
      const q = el<T>(second, i * incy)
      const kept = load<T>(p)
      store<T>(p, load<T>(q))
      store<T>(q, kept)
    }
  }
  barrier()
}

/** One rank; x and y are the addresses of the first elements visited. */
export function copyLocal<T>(n: i32, x: usize, incx: i32, y: usize, incy: i32): void {
  if (incx == 1 && incy == 1) memory.copy(y, x, <usize>n * sizeof<T>())
  else for (let i = 0; i < n; i++) store<T>(el<T>(y, i * incy), load<T>(el<T>(x, i * incx)))
}
