import type { DType } from '../../src/matrix.ts'
import { type Case, epsilon, nameOf, type Operand, type Operation } from './case.ts'
import { randomUnit } from './fill.ts'
import { worst } from './products.ts'

/** The singular values alone, of a matrix whose values are known. */
export function svdvals(dtype: DType): Operation {
  const op = nameOf('svdvals', dtype)
  return {
    op,
    dimensions: ['m', 'n'],
    defaults: [
      [256, 256],
      [512, 512],
      [1024, 512]
    ],
    makeCase: ([m, n]) => svdvalsCase(op, m, n, dtype)
  }
}

function svdvalsCase(op: string, m: number, n: number, dtype: DType): Case {
  return {
    op,
    shape: [m, n],
    dtype,
    flops: valuesFlops(Math.max(m, n), Math.min(m, n)),
    bytes: null,
    setup(team) {
      const a = team.matrix(m, n, dtype)
      const expected = fillWithKnownValues(a)
      let values: ArrayLike<number> | undefined
      return {
        async call(signal) {
          const { s } = await team.svd(a, signal === undefined ? { vectors: 'none' } : { vectors: 'none', signal })
          values = s
        },
        residual: async () =>
          values === undefined ? Number.NaN : valuesResidual(values, expected, Math.max(m, n) * epsilon(dtype)),
        dispose: () => a.dispose()
      }
    }
  }
}

/**
 * A := (I − 2uuᵀ) Σ (I − 2vvᵀ) for random unit vectors u, v: dense, and its singular values are Σ's, k/k … 1/k, to the
 * rounding of its entries (Weyl). So they are checked without another SVD to be trusted. Returns Σ.
 */
function fillWithKnownValues({ data, rows: m, cols: n }: Operand): Float64Array {
  const k = Math.min(m, n)
  const values = Float64Array.from({ length: k }, (_, i) => (k - i) / k)
  const u = randomUnit(m, 1)
  const v = randomUnit(n, 2)
  const middle = values.reduce((sum, value, i) => sum + u[i] * value * v[i], 0)
  for (let j = 0; j < n; j++) {
    const scaledU = j < k ? u[j] * values[j] : 0
    for (let i = 0; i < m; i++) {
      const scaledV = i < k ? v[i] * values[i] : 0
      const diagonal = i === j ? values[j] : 0
      data[i + j * m] = diagonal - 2 * u[i] * scaledU - 2 * scaledV * v[j] + 4 * middle * u[i] * v[j]
    }
  }
  return values
}

/** The largest error over what rounding may cost a backward stable method; Σ's largest is 1. */
function valuesResidual(values: ArrayLike<number>, expected: Float64Array, allowed: number): number {
  return values.length === expected.length ? worst(values, expected, () => allowed) : Number.POSITIVE_INFINITY
}

/**
 * Flops of the reduction to bidiagonal form, m ≥ n; what follows is of order n².
 * From m ≥ 11/6·n: geqrf 2mn² − ⅔n³ and gebrd 8/3·n³. Below: gebrd 4mn² − 4/3·n³.
 */
function valuesFlops(m: number, n: number): number {
  return m >= (11 / 6) * n ? 2 * m * n ** 2 + 2 * n ** 3 : 4 * m * n ** 2 - (4 / 3) * n ** 3
}
