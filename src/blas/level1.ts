/** BLAS level 1 on vectors of a team's memory: BLAS's names, order and strides. */
import type { DType } from '../matrix.ts'
import type { RegionRunner } from '../team/region-runner.ts'
import { addressOf, checkCount, checkIncrement, checkNumber, kernelName, type Operand, reach } from './operand.ts'
import { sweep } from './sweep.ts'

export function level1(runner: RegionRunner) {
  const vector = (name: string, dtype: DType, n: number, x: Operand, inc: number) => {
    checkIncrement(`inc${name}`, inc)
    return addressOf(runner, name, x, dtype, reach(n, inc))
  }

  const dot =
    (dtype: DType) =>
    async (n: number, x: Operand, incx: number, y: Operand, incy: number): Promise<number> => {
      checkCount('n', n)
      const px = vector('x', dtype, n, x, incx)
      const py = vector('y', dtype, n, y, incy)
      return n === 0 ? 0 : sweep(runner, kernelName('dot', dtype), n, [n, px, incx, py, incy])
    }

  const axpy =
    (dtype: DType) =>
    async (n: number, alpha: number, x: Operand, incx: number, y: Operand, incy: number): Promise<void> => {
      checkCount('n', n)
      checkNumber('alpha', alpha)
      const px = vector('x', dtype, n, x, incx)
      const py = vector('y', dtype, n, y, incy)
      if (n > 0) await sweep(runner, kernelName('axpy', dtype), n, [n, alpha, px, incx, py, incy])
    }

  const scal =
    (dtype: DType) =>
    async (n: number, alpha: number, x: Operand, incx: number): Promise<void> => {
      checkCount('n', n)
      checkNumber('alpha', alpha)
      const px = vector('x', dtype, n, x, incx)
      if (n > 0) await sweep(runner, kernelName('scal', dtype), n, [n, alpha, px, incx])
    }

  const nrm2 =
    (dtype: DType) =>
    async (n: number, x: Operand, incx: number): Promise<number> => {
      checkCount('n', n)
      const px = vector('x', dtype, n, x, incx)
      return n === 0 ? 0 : sweep(runner, kernelName('nrm2', dtype), n, [n, px, incx])
    }

  return {
    /** xᵀy, summed in an order that depends on the team's size only. n elements, strides of any sign but 0. */
    ddot: dot('f64'),
    sdot: dot('f32'),
    /** y := alpha · x + y. */
    daxpy: axpy('f64'),
    saxpy: axpy('f32'),
    /** x := alpha · x. With a negative stride nothing is done, as in BLAS. */
    dscal: scal('f64'),
    sscal: scal('f32'),
    /** ‖x‖₂ without overflow or underflow on the way. */
    dnrm2: nrm2('f64'),
    snrm2: nrm2('f32')
  }
}
