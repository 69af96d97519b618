/**
 * The exports: what the host can call. A d* and an s* of each generic kernel; parameters are plain numbers
 * (an address is a byte offset in the shared memory), in BLAS's and LAPACK's order.
 */
import { axpy } from './blas1/axpy'
import { dot } from './blas1/dot'
import { nrm2 } from './blas1/nrm2'
import { scal } from './blas1/scal'
import { gemvNLocal } from './blas2/gemv-n'
import { gemvTLocal } from './blas2/gemv-t'
import { gemm, gemmWork } from './blas3/gemm'
import { bdsdc, bdsdcValues, bdsdcValuesWork, bdsdcWork } from './lapack/bdsdc'
import { bdsqr, bdsqrWork } from './lapack/bdsqr'
import { lasd4 } from './lapack/lasd4'

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

export function daxpy(n: i32, alpha: f64, x: usize, incx: i32, y: usize, incy: i32): void {
  axpy<f64>(n, alpha, x, incx, y, incy)
}
export function saxpy(n: i32, alpha: f64, x: usize, incx: i32, y: usize, incy: i32): void {
  axpy<f32>(n, alpha, x, incx, y, incy)
}

export function dscal(n: i32, alpha: f64, x: usize, incx: i32): void {
  scal<f64>(n, alpha, x, incx)
}
export function sscal(n: i32, alpha: f64, x: usize, incx: i32): void {
  scal<f32>(n, alpha, x, incx)
}

export function dnrm2(n: i32, x: usize, incx: i32): f64 {
  return nrm2<f64>(n, x, incx)
}
export function snrm2(n: i32, x: usize, incx: i32): f64 {
  return nrm2<f32>(n, x, incx)
}
export function dgemvNLocal(m: i32, n: i32, alpha: f64, a: usize, lda: i32, x: usize, y: usize): void {
  gemvNLocal<f64>(m, n, alpha, a, lda, x, y)
}
export function dgemvTLocal(m: i32, n: i32, alpha: f64, a: usize, lda: i32, x: usize, y: usize): void {
  gemvTLocal<f64>(m, n, alpha, a, lda, x, y)
}
export function sgemvNLocal(m: i32, n: i32, alpha: f64, a: usize, lda: i32, x: usize, y: usize): void {
  gemvNLocal<f32>(m, n, <f32>alpha, a, lda, x, y)
}
export function sgemvTLocal(m: i32, n: i32, alpha: f64, a: usize, lda: i32, x: usize, y: usize): void {
  gemvTLocal<f32>(m, n, <f32>alpha, a, lda, x, y)
}

export function dgemm(
  transA: i32, transB: i32, m: i32, n: i32, k: i32, alpha: f64, a: usize, lda: i32, b: usize, ldb: i32,
  beta: f64, c: usize, ldc: i32, work: usize
): void {
  gemm<f64>(transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc, work)
}
export function sgemm(
  transA: i32, transB: i32, m: i32, n: i32, k: i32, alpha: f64, a: usize, lda: i32, b: usize, ldb: i32,
  beta: f64, c: usize, ldc: i32, work: usize
): void {
  gemm<f32>(transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc, work)
}
export function dgemmWork(m: i32, n: i32, k: i32, size: i32): f64 {
  return gemmWork<f64>(m, n, k, size)
}
export function sgemmWork(m: i32, n: i32, k: i32, size: i32): f64 {
  return gemmWork<f32>(m, n, k, size)
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
export function dbdsdc(n: i32, d: usize, e: usize, u: usize, ldu: i32, vt: usize, ldvt: i32, work: usize): i32 {
  return bdsdc<f64>(n, d, e, u, ldu, vt, ldvt, work)
}
export function sbdsdc(n: i32, d: usize, e: usize, u: usize, ldu: i32, vt: usize, ldvt: i32, work: usize): i32 {
  return bdsdc<f32>(n, d, e, u, ldu, vt, ldvt, work)
}
export function dbdsdcWork(n: i32, size: i32): f64 {
  return bdsdcWork<f64>(n, size)
}
export function sbdsdcWork(n: i32, size: i32): f64 {
  return bdsdcWork<f32>(n, size)
}
export function dbdsdcValues(n: i32, d: usize, e: usize, work: usize): i32 {
  return bdsdcValues<f64>(n, d, e, work)
}
export function sbdsdcValues(n: i32, d: usize, e: usize, work: usize): i32 {
  return bdsdcValues<f32>(n, d, e, work)
}
export function dbdsdcValuesWork(n: i32, size: i32): f64 {
  return bdsdcValuesWork<f64>(n, size)
}
export function sbdsdcValuesWork(n: i32, size: i32): f64 {
  return bdsdcValuesWork<f32>(n, size)
}
/** One root of the secular equation, for whoever builds another divide and conquer (and for the tests). */
export function dlasd4(
  k: i32, i: i32, d: usize, z: usize, normSquared: f64, sigma: usize, origin: usize, offset: usize
): void {
  lasd4(k, i, d, z, normSquared, sigma, origin, offset)
}
