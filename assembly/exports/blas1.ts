/** Exports of blas1/: BLAS level 1 for f64 and f32. Documented where the generic kernels stand. */
import { asum } from '../blas1/asum'
import { axpy } from '../blas1/axpy'
import { copy, swap } from '../blas1/copy'
import { dot } from '../blas1/dot'
import { iamax } from '../blas1/iamax'
import { nrm2 } from '../blas1/nrm2'
import { scal } from '../blas1/scal'

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
