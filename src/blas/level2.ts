/** BLAS level 2 on matrices and vectors of a team's memory: BLAS's names, order and strides; column-major. */
import type { DType } from '../matrix.ts'
import type { RegionRunner } from '../team/region-runner.ts'
import {
  addressOf,
  checkCount,
  checkIncrement,
  checkLeading,
  checkNumber,
  kernelName,
  type Operand,
  reach,
  reachOfMatrix,
  type Transpose,
  transposes
} from './operand.ts'
import { sweep } from './sweep.ts'

export function level2(runner: RegionRunner) {
  const gemv =
    (dtype: DType) =>
    async (
      trans: Transpose,
      m: number,
      n: number,
      alpha: number,
      a: Operand,
      lda: number,
      x: Operand,
      incx: number,
      beta: number,
      y: Operand,
      incy: number
    ): Promise<void> => {
      const transposed = transposes('trans', trans)
      checkCount('m', m)
      checkCount('n', n)
      checkNumber('alpha', alpha)
      checkNumber('beta', beta)
      checkLeading('lda', lda, m)
      checkIncrement('incx', incx)
      checkIncrement('incy', incy)
      const [lengthX, lengthY] = transposed ? [m, n] : [n, m]
      const pa = addressOf(runner, 'a', a, dtype, reachOfMatrix(m, n, lda))
      const px = addressOf(runner, 'x', x, dtype, reach(lengthX, incx))
      const py = addressOf(runner, 'y', y, dtype, reach(lengthY, incy))
      if (lengthY > 0)
        await sweep(runner, kernelName('gemv', dtype), m * n, [
          Number(transposed),
          ...[m, n, alpha, pa, lda, px, incx, beta, py, incy]
        ])
    }

  const ger =
    (dtype: DType) =>
    async (
      m: number,
      n: number,
      alpha: number,
      x: Operand,
      incx: number,
      y: Operand,
      incy: number,
      a: Operand,
      lda: number
    ): Promise<void> => {
      checkCount('m', m)
      checkCount('n', n)
      checkNumber('alpha', alpha)
      checkIncrement('incx', incx)
      checkIncrement('incy', incy)
      checkLeading('lda', lda, m)
      const px = addressOf(runner, 'x', x, dtype, reach(m, incx))
      const py = addressOf(runner, 'y', y, dtype, reach(n, incy))
      const pa = addressOf(runner, 'a', a, dtype, reachOfMatrix(m, n, lda))
      if (m > 0 && n > 0)
        await sweep(runner, kernelName('ger', dtype), m * n, [m, n, alpha, px, incx, py, incy, pa, lda])
    }

  return {
    /** y := alpha · op(A) · x + beta · y; A is m × n. With beta = 0, y is not read. */
    dgemv: gemv('f64'),
    sgemv: gemv('f32'),
    /** A := alpha · x · yᵀ + A; A is m × n. */
    dger: ger('f64'),
    sger: ger('f32')
  }
}
