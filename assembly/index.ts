/**
 * The exports: what the host can call. A d* and an s* of each generic kernel; parameters are plain numbers
 * (an address is a byte offset in the shared memory), in BLAS's and LAPACK's order.
 */
import { asum } from './blas1/asum'
import { axpy } from './blas1/axpy'
import { copy, swap } from './blas1/copy'
import { dot } from './blas1/dot'
import { iamax } from './blas1/iamax'
import { nrm2 } from './blas1/nrm2'
import { scal } from './blas1/scal'
import { gemv } from './blas2/gemv'
import { gemvNLocal } from './blas2/gemv-n'
import { gemvTLocal } from './blas2/gemv-t'
import { ger } from './blas2/ger'
import { gemm, gemmWork } from './blas3/gemm'
import { bdsdc, bdsdcValues, bdsdcValuesWork, bdsdcWork } from './lapack/bdsdc'
import { bdsqr, bdsqrWork } from './lapack/bdsqr'
import { firstNonFinite } from './lapack/firstNonFinite'
import { gebrd, gebrdWork } from './lapack/gebrd'
import { geqrf, geqrfWork } from './lapack/geqrf'
import { gesdd, gesddWork } from './lapack/gesdd'
import { larfb, larfbWork } from './lapack/larfb'
import { larfg } from './lapack/larfg'
import { larft, larftWork } from './lapack/larft'
import { lasd4 } from './lapack/lasd4'
import { orgqr, orgqrWork } from './lapack/orgqr'
import { ormbr, ormbrWork } from './lapack/ormbr'
import { ormqr, ormqrWork } from './lapack/ormqr'
import { peak, peakFlops } from './probe/peak'
import { triad } from './probe/triad'

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

export function dgebrd(
  m: i32, n: i32, a: usize, lda: i32, d: usize, e: usize, tauq: usize, taup: usize, work: usize
): void {
  gebrd<f64>(m, n, a, lda, d, e, tauq, taup, work)
}
export function sgebrd(
  m: i32, n: i32, a: usize, lda: i32, d: usize, e: usize, tauq: usize, taup: usize, work: usize
): void {
  gebrd<f32>(m, n, a, lda, d, e, tauq, taup, work)
}
export function dgebrdWork(m: i32, n: i32, size: i32): f64 {
  return gebrdWork<f64>(m, n, size)
}
export function sgebrdWork(m: i32, n: i32, size: i32): f64 {
  return gebrdWork<f32>(m, n, size)
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

export function dgesdd(
  job: i32, m: i32, n: i32, a: usize, lda: i32, s: usize, u: usize, ldu: i32, vt: usize, ldvt: i32, work: usize
): i32 {
  return gesdd<f64>(job, m, n, a, lda, s, u, ldu, vt, ldvt, work)
}
export function sgesdd(
  job: i32, m: i32, n: i32, a: usize, lda: i32, s: usize, u: usize, ldu: i32, vt: usize, ldvt: i32, work: usize
): i32 {
  return gesdd<f32>(job, m, n, a, lda, s, u, ldu, vt, ldvt, work)
}
export function dgesddWork(job: i32, m: i32, n: i32, size: i32): f64 {
  return gesddWork<f64>(job, m, n, size)
}
export function sgesddWork(job: i32, m: i32, n: i32, size: i32): f64 {
  return gesddWork<f32>(job, m, n, size)
}

export function dfirstNonFinite(m: i32, n: i32, a: usize, lda: i32): f64 {
  return firstNonFinite<f64>(m, n, a, lda)
}
export function sfirstNonFinite(m: i32, n: i32, a: usize, lda: i32): f64 {
  return firstNonFinite<f32>(m, n, a, lda)
}

export function dasum(n: i32, x: usize, incx: i32): f64 {
  return asum<f64>(n, x, incx)
}
export function sasum(n: i32, x: usize, incx: i32): f64 {
  return asum<f32>(n, x, incx)
}

/** 0-based. */
export function idamax(n: i32, x: usize, incx: i32): i32 {
  return iamax<f64>(n, x, incx)
}

export function isamax(n: i32, x: usize, incx: i32): i32 {
  return iamax<f32>(n, x, incx)
}

export function dcopy(n: i32, x: usize, incx: i32, y: usize, incy: i32): void {
  copy<f64>(n, x, incx, y, incy)
}
export function scopy(n: i32, x: usize, incx: i32, y: usize, incy: i32): void {
  copy<f32>(n, x, incx, y, incy)
}

export function dswap(n: i32, x: usize, incx: i32, y: usize, incy: i32): void {
  swap<f64>(n, x, incx, y, incy)
}
export function sswap(n: i32, x: usize, incx: i32, y: usize, incy: i32): void {
  swap<f32>(n, x, incx, y, incy)
}

export function dgemv(
  trans: i32,
  m: i32,
  n: i32,
  alpha: f64,
  a: usize,
  lda: i32,
  x: usize,
  incx: i32,
  beta: f64,
  y: usize,
  incy: i32
): void {
  gemv<f64>(trans, m, n, alpha, a, lda, x, incx, beta, y, incy)
}
export function sgemv(
  trans: i32,
  m: i32,
  n: i32,
  alpha: f64,
  a: usize,
  lda: i32,
  x: usize,
  incx: i32,
  beta: f64,
  y: usize,
  incy: i32
): void {
  gemv<f32>(trans, m, n, alpha, a, lda, x, incx, beta, y, incy)
}

export function dger(m: i32, n: i32, alpha: f64, x: usize, incx: i32, y: usize, incy: i32, a: usize, lda: i32): void {
  ger<f64>(m, n, alpha, x, incx, y, incy, a, lda)
}
export function sger(m: i32, n: i32, alpha: f64, x: usize, incx: i32, y: usize, incy: i32, a: usize, lda: i32): void {
  ger<f32>(m, n, alpha, x, incx, y, incy, a, lda)
}

export function dtriad(n: i32, s: f64, b: usize, c: usize, a: usize): void {
  triad<f64>(n, s, b, c, a)
}
export function striad(n: i32, s: f64, b: usize, c: usize, a: usize): void {
  triad<f32>(n, s, b, c, a)
}

export function dpeak(iterations: i32): f64 {
  return peak<f64>(iterations)
}
export function speak(iterations: i32): f64 {
  return peak<f32>(iterations)
}

/** Flops that one rank's peak does. */
export function dpeakFlops(iterations: i32): f64 {
  return peakFlops<f64>(iterations)
}
export function speakFlops(iterations: i32): f64 {
  return peakFlops<f32>(iterations)
}
