import type { DType } from '../../src/matrix.ts'
import { bytesOf, type Case, epsilon, nameOf, type Operand, type Operation } from './case.ts'
import { fill } from './fill.ts'
import { worst } from './products.ts'

type Ger = (
  m: number,
  n: number,
  alpha: number,
  x: Operand,
  incx: number,
  y: Operand,
  incy: number,
  a: Operand,
  lda: number
) => Promise<unknown>

/** A := αxyᵀ + A: 2 flops an entry of A, which is read and written. */
export function ger(dtype: DType): Operation {
  const op = nameOf('ger', dtype)
  return {
    op,
    dimensions: ['m', 'n'],
    defaults: [
      [512, 512],
      [2048, 2048]
    ],
    makeCase: ([m, n]) => gerCase(op, m, n, dtype)
  }
}

function gerCase(op: string, m: number, n: number, dtype: DType): Case {
  return {
    op,
    shape: [m, n],
    dtype,
    flops: 2 * m * n,
    bytes: (2 * m * n + m + n) * bytesOf(dtype),
    setup(team) {
      const kernel = team.blas[op] as Ger
      const a = fill(team.matrix(m, n, dtype), 1)
      const x = fill(team.vector(m, dtype), 2)
      const y = fill(team.vector(n, dtype), 3)
      // Signs in turn: A must not grow with the number of calls.
      let alpha = 0.75
      return {
        async call() {
          await kernel(m, n, alpha, x, 1, y, 1, a, m)
          alpha = -alpha
        },
        async residual() {
          const before = a.data.slice()
          await kernel(m, n, 0.75, x, 1, y, 1, a, m)
          const [xs, ys] = [x.data, y.data]
          const change = (i: number) => 0.75 * xs[i % m] * ys[Math.floor(i / m)]
          const expected = Float64Array.from(before, (value, i) => value + change(i))
          // Three roundings an entry, of which a fused multiply-add saves one.
          const eps = epsilon(dtype) * 1.5
          return worst(a.data, expected, (i) => eps * (Math.abs(before[i]) + Math.abs(change(i))))
        },
        dispose() {
          for (const operand of [a, x, y]) operand.dispose()
        }
      }
    }
  }
}
