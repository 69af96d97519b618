/**
 * The exports: what the host can call. A d* and an s* of each generic kernel; parameters are plain numbers
 * (an address is a byte offset in the shared memory), in BLAS's and LAPACK's order.
 */
import { dot } from './blas1/dot'

export { begin } from './team'
export { bindProfile, enter, leave } from './stage'

/** An empty region: what fork and join cost. */
export function nothing(): void {}

export function ddot(n: i32, x: usize, incx: i32, y: usize, incy: i32): f64 {
  return dot<f64>(n, x, incx, y, incy)
}
export function sdot(n: i32, x: usize, incx: i32, y: usize, incy: i32): f64 {
  return dot<f32>(n, x, incx, y, incy)
}
