import type { DType } from '../../src/matrix.ts'
import { type Case, epsilon, nameOf, type Operation, type SvdFactors } from './case.ts'
import { fill } from './fill.ts'
import { svdResidual } from './svd-residual.ts'

/** The thin SVD of a random matrix: square ones, and the how-to's two to one. */
export function svd(dtype: DType): Operation {
  const op = nameOf('svd', dtype)
  return {
    op,
    dimensions: ['m', 'n'],
    defaults: [
      [256, 256],
      [512, 512],
      [1024, 512]
    ],
    makeCase: ([m, n]) => svdCase(op, m, n, dtype)
  }
}

function svdCase(op: string, m: number, n: number, dtype: DType): Case {
  return {
    op,
    shape: [m, n],
    dtype,
    flops: thinSvdFlops(Math.max(m, n), Math.min(m, n)),
    bytes: null,
    setup(team) {
      const a = fill(team.matrix(m, n, dtype), 1)
      let factors: SvdFactors | undefined
      const release = () => {
        factors?.u.dispose()
        factors?.vt.dispose()
        factors = undefined
      }
      return {
        async call(signal) {
          release()
          factors = await team.svd(a, signal === undefined ? { vectors: 'thin' } : { vectors: 'thin', signal })
        },
        residual: async () => (factors === undefined ? Number.NaN : svdResidual(a, factors, epsilon(dtype))),
        dispose() {
          release()
          a.dispose()
        }
      }
    }
  }
}

/**
 * Flops by the usual route, m ≥ n, none saved by deflation: so that the rate can be held against gemm's.
 * From m ≥ 11/6·n: geqrf 2mn² − ⅔n³, gebrd 8/3·n³, bdsdc 8/3·n³, ormbr 4n³, ormqr 4mn² − 2n³.
 * Below: gebrd 4mn² − 4/3·n³, bdsdc 8/3·n³, ormbr 4mn² − 2n³ and 2n³.
 */
export function thinSvdFlops(m: number, n: number): number {
  return m >= (11 / 6) * n ? 6 * m * n ** 2 + (20 / 3) * n ** 3 : 8 * m * n ** 2 + (4 / 3) * n ** 3
}
