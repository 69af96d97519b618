import type { DType } from '../../src/matrix.ts'
import { bytesOf, type Case, epsilon, nameOf, type Operand, type Operation } from './case.ts'
import { fill } from './fill.ts'
import { worst } from './products.ts'

type Axpy = (n: number, alpha: number, x: Operand, incx: number, y: Operand, incy: number) => Promise<unknown>

/** y := αx + y of contiguous vectors: 2 flops for 2 loads and a store. */
export function axpy(dtype: DType): Operation {
  const op = nameOf('axpy', dtype)
  return { op, dimensions: ['n'], defaults: [[10_000], [4_000_000]], makeCase: ([n]) => axpyCase(op, n, dtype) }
}

function axpyCase(op: string, n: number, dtype: DType): Case {
  return {
    op,
    shape: [n],
    dtype,
    flops: 2 * n,
    bytes: 3 * n * bytesOf(dtype),
    setup(team) {
      const kernel = team.blas[op] as Axpy
      const x = fill(team.vector(n, dtype), 1)
      const y = fill(team.vector(n, dtype), 2)
      // Signs in turn: y must not grow with the number of calls.
      let alpha = 0.75
      return {
        async call() {
          await kernel(n, alpha, x, 1, y, 1)
          alpha = -alpha
        },
        async residual() {
          const before = y.data.slice()
          await kernel(n, 0.75, x, 1, y, 1)
          const xs = x.data
          // Two roundings an entry: a fused multiply-add has one of them.
          const eps = epsilon(dtype)
          const expected = new Float64Array(n)
          for (let i = 0; i < n; i++) expected[i] = before[i] + 0.75 * xs[i]
          return worst(y.data, expected, (i) => eps * (Math.abs(before[i]) + 0.75 * Math.abs(xs[i])))
        },
        dispose() {
          x.dispose()
          y.dispose()
        }
      }
    }
  }
}
