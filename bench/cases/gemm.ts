import type { DType } from '../../src/matrix.ts'
import { type Case, epsilon, nameOf, type Operand, type Operation } from './case.ts'
import { fill, signs } from './fill.ts'
import { times, worst } from './products.ts'

type Gemm = (
  transA: 'N' | 'T',
  transB: 'N' | 'T',
  m: number,
  n: number,
  k: number,
  alpha: number,
  a: Operand,
  lda: number,
  b: Operand,
  ldb: number,
  beta: number,
  c: Operand,
  ldc: number
) => Promise<unknown>

/** C := A·B: 2mnk flops. From a size where packing still weighs to one where it does not. */
export function gemm(dtype: DType): Operation {
  const op = nameOf('gemm', dtype)
  return {
    op,
    dimensions: ['m', 'n', 'k'],
    defaults: [256, 512, 1024].map((n) => [n, n, n]),
    makeCase: ([m, n, k]) => gemmCase(op, m, n, k, dtype)
  }
}

function gemmCase(op: string, m: number, n: number, k: number, dtype: DType): Case {
  return {
    op,
    shape: [m, n, k],
    dtype,
    flops: 2 * m * n * k,
    bytes: null,
    setup(team) {
      const kernel = team.blas[op] as Gemm
      const a = fill(team.matrix(m, k, dtype), 1)
      const b = fill(team.matrix(k, n, dtype), 2)
      const c = fill(team.matrix(m, n, dtype), 3)
      return {
        call: () => kernel('N', 'N', m, n, k, 1, a, m, b, k, 0, c, m),
        residual: async () => {
          const eps = epsilon(dtype) * Math.sqrt(k)
          return Math.max(probe(a, b, c, eps), columns(a, b, c, eps))
        },
        dispose() {
          for (const operand of [a, b, c]) operand.dispose()
        }
      }
    }
  }
}

/**
 * C·x against A·(B·x) for random signs x: three products with a vector see every entry of C (Freivalds, 1977).
 * An entry's share of a row's allowance is small, so this finds gross errors anywhere.
 */
function probe(a: Operand, b: Operand, c: Operand, eps: number): number {
  const x = signs(c.cols, 4)
  const expected = times(a.data, a.rows, a.cols, times(b.data, b.rows, b.cols, x))
  const size = times(a.data, a.rows, a.cols, times(b.data, b.rows, b.cols, x, true), true)
  return worst(times(c.data, c.rows, c.cols, x), expected, (i) => eps * size[i])
}

/** The first, a middle and the last column of C, entry by entry: these find errors of a few digits. */
function columns(a: Operand, b: Operand, c: Operand, eps: number): number {
  let most = 0
  for (const j of new Set([0, Math.floor(c.cols / 2), c.cols - 1])) {
    const bj = b.data.subarray(j * b.rows, (j + 1) * b.rows)
    const size = times(a.data, a.rows, a.cols, bj, true)
    const cj = c.data.subarray(j * c.rows, (j + 1) * c.rows)
    const ratio = worst(cj, times(a.data, a.rows, a.cols, bj), (i) => eps * size[i])
    if (!(ratio <= most)) most = ratio
  }
  return most
}
