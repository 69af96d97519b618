/**
 * gemm when C is one row or one column and the matrix lies with k along its columns:
 * y := alpha · Mᵀ · x + beta · y, M k × n, ld; x and y with strides. 2 flops an element of M, which is read once.
 * Every rank takes a run of y. Packing M would be two more passes over it for one use.
 */
import { gemvTLocal } from '../blas2/gemv-t'
import { at, el } from '../simd'

/** One rank. `work` holds `most` elements of y and behind them `block` of x. beta = 0 does not use what y holds. */
export function dots<T>(
  n: i32, k: i32, alpha: T, x: usize, xStep: i32, matrix: usize, ld: i32, beta: T, y: usize, yStep: i32,
  work: usize, most: i32, block: i32
): void {
  const packed = el<T>(work, most)
  for (let j = 0; j < n; j += most) {
    const columns = min(most, n - j)
    memory.fill(work, 0, <usize>columns * sizeof<T>())
    for (let p = 0; p < k; p += block) {
      const rows = min(block, k - p)
      let piece = at<T>(x, 0, p, xStep)
      if (xStep != 1) {
        for (let i = 0; i < rows; i++) store<T>(el<T>(packed, i), load<T>(at<T>(piece, 0, i, xStep)))
        piece = packed
      }
      gemvTLocal<T>(rows, columns, 1, at<T>(matrix, p, j, ld), ld, piece, work)
    }
    for (let i = 0; i < columns; i++) {
      const q = at<T>(y, 0, j + i, yStep)
      const sum = alpha * load<T>(el<T>(work, i))
      store<T>(q, beta == 0 ? sum : sum + beta * load<T>(q))
    }
  }
}
