/** Exports of blas2/: BLAS level 2 for f64 and f32. Documented where the generic kernels stand. */
import { gemv } from '../blas2/gemv'
import { ger } from '../blas2/ger'

export function dgemv(
  trans: i32, m: i32, n: i32, alpha: f64, a: usize, lda: i32, x: usize, incx: i32, beta: f64, y: usize, incy: i32
): void {
  gemv<f64>(trans, m, n, alpha, a, lda, x, incx, beta, y, incy)
}
export function sgemv(
  trans: i32, m: i32, n: i32, alpha: f64, a: usize, lda: i32, x: usize, incx: i32, beta: f64, y: usize, incy: i32
): void {
  gemv<f32>(trans, m, n, alpha, a, lda, x, incx, beta, y, incy)
}

export function dger(m: i32, n: i32, alpha: f64, x: usize, incx: i32, y: usize, incy: i32, a: usize, lda: i32): void {
  ger<f64>(m, n, alpha, x, incx, y, incy, a, lda)
}
export function sger(m: i32, n: i32, alpha: f64, x: usize, incx: i32, y: usize, incy: i32, a: usize, lda: i32): void {
  ger<f32>(m, n, alpha, x, incx, y, incy, a, lda)
}
