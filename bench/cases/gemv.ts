import type { DType } from '../../src/matrix.ts'
import { bytesOf, type Case, epsilon, nameOf, type Operand, type Operation } from './case.ts'
import { fill } from './fill.ts'
import { times, worst } from './products.ts'

type Gemv = (
  trans: 'N' | 'T',
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
) => Promise<unknown>

/** y := A·x: 2 flops an entry of A, which is read once. One size near the cores, one out of all caches. */
export function gemv(dtype: DType): Operation {
  const op = nameOf('gemv', dtype)
  return {
    op,
    dimensions: ['m', 'n'],
    defaults: [
      [512, 512],
      [2048, 2048]
    ],
    makeCase: ([m, n]) => gemvCase(op, m, n, dtype)
  }
}

function gemvCase(op: string, m: number, n: number, dtype: DType): Case {
  return {
    op,
    shape: [m, n],
    dtype,
    flops: 2 * m * n,
    bytes: (m * n + m + n) * bytesOf(dtype),
    setup(team) {
      const kernel = team.blas[op] as Gemv
      const a = fill(team.matrix(m, n, dtype), 1)
      const x = fill(team.vector(n, dtype), 2)
      const y = fill(team.vector(m, dtype), 3)
      return {
        call: () => kernel('N', m, n, 1, a, m, x, 1, 0, y, 1),
        async residual() {
          const size = times(a.data, m, n, x.data, true)
          const eps = epsilon(dtype) * Math.sqrt(n)
          return worst(y.data, times(a.data, m, n, x.data), (i) => eps * size[i])
        },
        dispose() {
          for (const operand of [a, x, y]) operand.dispose()
        }
      }
    }
  }
}
