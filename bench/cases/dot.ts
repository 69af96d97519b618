import type { DType } from '../../src/matrix.ts'
import { bytesOf, type Case, epsilon, nameOf, type Operand, type Operation } from './case.ts'
import { fill } from './fill.ts'

type Dot = (n: number, x: Operand, incx: number, y: Operand, incy: number) => Promise<number>

/** xᵀy of contiguous vectors: 2 flops for 2 loads. One size in the inner caches, one far out of all. */
export function dot(dtype: DType): Operation {
  const op = nameOf('dot', dtype)
  return { op, dimensions: ['n'], defaults: [[10_000], [4_000_000]], makeCase: ([n]) => dotCase(op, n, dtype) }
}

function dotCase(op: string, n: number, dtype: DType): Case {
  return {
    op,
    shape: [n],
    dtype,
    flops: 2 * n,
    bytes: 2 * n * bytesOf(dtype),
    setup(team) {
      const kernel = team.blas[op] as Dot
      const x = fill(team.vector(n, dtype), 1)
      const y = fill(team.vector(n, dtype), 2)
      let result = Number.NaN
      return {
        async call() {
          result = await kernel(n, x, 1, y, 1)
        },
        residual: async () => dotResidual(result, x, y, n, epsilon(dtype)),
        dispose() {
          x.dispose()
          y.dispose()
        }
      }
    }
  }
}

/**
 * Against a compensated sum (Neumaier). Rounding of n random terms grows as √n (Higham and Mary, SIAM J. Sci.
 * Comput. 41, 2019), which is what one error of eps · Σ|xᵢyᵢ| is stretched by here.
 */
function dotResidual(result: number, x: Operand, y: Operand, n: number, eps: number): number {
  const [xs, ys] = [x.data, y.data]
  let sum = 0
  let lost = 0
  let size = 0
  for (let i = 0; i < n; i++) {
    const term = xs[i] * ys[i]
    const next = sum + term
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum
    sum = next
    size += Math.abs(term)
  }
  const error = Math.abs(result - (sum + lost))
  return error === 0 ? 0 : error / (eps * Math.sqrt(n) * size)
}
