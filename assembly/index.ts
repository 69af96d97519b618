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
import { geqrf, geqrfWork } from './lapack/geqrf'
import { larfb, larfbWork } from './lapack/larfb'
import { larfg } from './lapack/larfg'
import { larft, larftWork } from './lapack/larft'
import { orgqr, orgqrWork } from './lapack/orgqr'
import { ormbr, ormbrWork } from './lapack/ormbr'
import { ormqr, ormqrWork } from './lapack/ormqr'

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

export function dlarfg(n: i32, alpha: usize, x: usize, incx: i32): f64 {
  return larfg<f64>(n, alpha, x, incx)
}
export function slarfg(n: i32, alpha: usize, x: usize, incx: i32): f32 {
  return larfg<f32>(n, alpha, x, incx)
}
export function dlarft(storev: i32, n: i32, k: i32, v: usize, ldv: i32, tau: usize, t: usize, ldt: i32, work: usize): void {
  larft<f64>(storev, n, k, v, ldv, tau, t, ldt, work)
}
export function slarft(storev: i32, n: i32, k: i32, v: usize, ldv: i32, tau: usize, t: usize, ldt: i32, work: usize): void {
  larft<f32>(storev, n, k, v, ldv, tau, t, ldt, work)
}
export function dlarftWork(n: i32, k: i32): f64 {
  return larftWork<f64>(n, k)
}
export function slarftWork(n: i32, k: i32): f64 {
  return larftWork<f32>(n, k)
}
export function dlarfb(right: i32, trans: i32, storev: i32, m: i32, n: i32, k: i32, v: usize, ldv: i32, t: usize, ldt: i32, c: usize, ldc: i32, work: usize): void {
  larfb<f64>(right, trans, storev, m, n, k, v, ldv, t, ldt, c, ldc, work)
}
export function slarfb(right: i32, trans: i32, storev: i32, m: i32, n: i32, k: i32, v: usize, ldv: i32, t: usize, ldt: i32, c: usize, ldc: i32, work: usize): void {
  larfb<f32>(right, trans, storev, m, n, k, v, ldv, t, ldt, c, ldc, work)
}
export function dlarfbWork(right: i32, m: i32, n: i32, k: i32, size: i32): f64 {
  return larfbWork<f64>(right, m, n, k, size)
}
export function slarfbWork(right: i32, m: i32, n: i32, k: i32, size: i32): f64 {
  return larfbWork<f32>(right, m, n, k, size)
}
export function dgeqrf(m: i32, n: i32, a: usize, lda: i32, tau: usize, work: usize): void {
  geqrf<f64>(m, n, a, lda, tau, work)
}
export function sgeqrf(m: i32, n: i32, a: usize, lda: i32, tau: usize, work: usize): void {
  geqrf<f32>(m, n, a, lda, tau, work)
}
export function dgeqrfWork(m: i32, n: i32, size: i32): f64 {
  return geqrfWork<f64>(m, n, size)
}
export function sgeqrfWork(m: i32, n: i32, size: i32): f64 {
  return geqrfWork<f32>(m, n, size)
}
export function dormqr(trans: i32, m: i32, n: i32, k: i32, a: usize, lda: i32, tau: usize, c: usize, ldc: i32, work: usize): void {
  ormqr<f64>(trans, m, n, k, a, lda, tau, c, ldc, work)
}
export function sormqr(trans: i32, m: i32, n: i32, k: i32, a: usize, lda: i32, tau: usize, c: usize, ldc: i32, work: usize): void {
  ormqr<f32>(trans, m, n, k, a, lda, tau, c, ldc, work)
}
export function dormqrWork(m: i32, n: i32, k: i32, size: i32): f64 {
  return ormqrWork<f64>(m, n, k, size)
}
export function sormqrWork(m: i32, n: i32, k: i32, size: i32): f64 {
  return ormqrWork<f32>(m, n, k, size)
}
export function dorgqr(m: i32, n: i32, k: i32, a: usize, lda: i32, tau: usize, work: usize): void {
  orgqr<f64>(m, n, k, a, lda, tau, work)
}
export function sorgqr(m: i32, n: i32, k: i32, a: usize, lda: i32, tau: usize, work: usize): void {
  orgqr<f32>(m, n, k, a, lda, tau, work)
}
export function dorgqrWork(m: i32, n: i32, k: i32, size: i32): f64 {
  return orgqrWork<f64>(m, n, k, size)
}
export function sorgqrWork(m: i32, n: i32, k: i32, size: i32): f64 {
  return orgqrWork<f32>(m, n, k, size)
}
export function dormbr(vect: i32, trans: i32, m: i32, n: i32, k: i32, a: usize, lda: i32, tau: usize, c: usize, ldc: i32, work: usize): void {
  ormbr<f64>(vect, trans, m, n, k, a, lda, tau, c, ldc, work)
}
export function sormbr(vect: i32, trans: i32, m: i32, n: i32, k: i32, a: usize, lda: i32, tau: usize, c: usize, ldc: i32, work: usize): void {
  ormbr<f32>(vect, trans, m, n, k, a, lda, tau, c, ldc, work)
}
export function dormbrWork(vect: i32, m: i32, n: i32, k: i32, size: i32): f64 {
  return ormbrWork<f64>(vect, m, n, k, size)
}
export function sormbrWork(vect: i32, m: i32, n: i32, k: i32, size: i32): f64 {
  return ormbrWork<f32>(vect, m, n, k, size)
}
