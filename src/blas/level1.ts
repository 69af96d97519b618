/** BLAS level 1 on vectors of a team's memory: BLAS's names, order and strides. */
import type { DType } from '../matrix.ts'
import type { RegionRunner } from '../team/region-runner.ts'
import { addressOf, checkCount, checkIncrement, type Operand, reach } from './operand.ts'

export function level1(runner: RegionRunner) {
  /** xᵀy, the sum taken in an order that depends on the team's size only. */
  const dot =
    (dtype: DType) =>
    async (n: number, x: Operand, incx: number, y: Operand, incy: number): Promise<number> => {
      checkCount('n', n)
      checkIncrement('incx', incx)
      checkIncrement('incy', incy)
      const px = addressOf(runner, 'x', x, dtype, reach(n, incx))
      const py = addressOf(runner, 'y', y, dtype, reach(n, incy))
      if (n === 0) return 0
      return runner.run(dtype === 'f64' ? 'ddot' : 'sdot', [n, px, incx, py, incy])
    }
  return { ddot: dot('f64'), sdot: dot('f32') }
}
