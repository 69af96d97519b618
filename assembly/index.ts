/**
 * The exports: what the host can call. A d* and an s* of each generic kernel; parameters are plain numbers
 * (an address is a byte offset in the shared memory), in BLAS's and LAPACK's order.
 */
import { dot } from './blas1/dot'
import { bdsqr, bdsqrWork } from './lapack/bdsqr'

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

export function dbdsqr(
  n: i32, ncvt: i32, nru: i32, d: usize, e: usize, vt: usize, ldvt: i32, u: usize, ldu: i32, work: usize
): i32 {
  return bdsqr<f64>(n, ncvt, nru, d, e, vt, ldvt, u, ldu, work)
}
export function sbdsqr(
  n: i32, ncvt: i32, nru: i32, d: usize, e: usize, vt: usize, ldvt: i32, u: usize, ldu: i32, work: usize
): i32 {
  return bdsqr<f32>(n, ncvt, nru, d, e, vt, ldvt, u, ldu, work)
}
export function dbdsqrWork(n: i32, size: i32): f64 {
  return bdsqrWork<f64>(n, size)
}
export function sbdsqrWork(n: i32, size: i32): f64 {
  return bdsqrWork<f32>(n, size)
}
