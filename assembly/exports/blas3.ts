/** Exports of blas3/: BLAS level 3 for f64 and f32. Documented where the generic kernels stand. */
import { gemm, gemmWork } from '../blas3/gemm'
import { worked } from '../stage'
import { size } from '../team'

export function dgemm(
  transA: i32, transB: i32, m: i32, n: i32, k: i32, alpha: f64, a: usize, lda: i32, b: usize, ldb: i32,
  beta: f64, c: usize, ldc: i32, work: usize
): void {
  worked(2 * <f64>m * <f64>n * <f64>k / size())
  gemm<f64>(transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc, work)
}
export function sgemm(
  transA: i32, transB: i32, m: i32, n: i32, k: i32, alpha: f64, a: usize, lda: i32, b: usize, ldb: i32,
  beta: f64, c: usize, ldc: i32, work: usize
): void {
  worked(2 * <f64>m * <f64>n * <f64>k / size())
  gemm<f32>(transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc, work)
}

export function dgemmWork(m: i32, n: i32, k: i32, size: i32): f64 {
  return gemmWork<f64>(m, n, k, size)
}
export function sgemmWork(m: i32, n: i32, k: i32, size: i32): f64 {
  return gemmWork<f32>(m, n, k, size)
}
