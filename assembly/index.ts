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
import { gemm, gemmWork } from './blas3/gemm'
import { gemv } from './blas2/gemv'
import { ger } from './blas2/ger'
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
