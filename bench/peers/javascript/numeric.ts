/** numeric: JavaScript, arrays of rows; no longer maintained, still often installed. Its SVD wants a tall matrix. */
import type { Adapter, LibraryOperand } from '../library/adapter.ts'
import { libraryNamed, versionOf } from './installed.ts'
import { arraysOfRows, columnMajor } from './layouts.ts'

export async function load(): Promise<Adapter> {
  const { default: numeric } = await libraryNamed('numeric')
  const product = (a: LibraryOperand, b: LibraryOperand) => {
    const [x, y] = [arraysOfRows(a), arraysOfRows(b)]
    return {
      call: () => numeric.dot(x, y),
      results: (c: number[][]) => [columnMajor(a.rows, b.cols, (i, j) => c[i][j])]
    }
  }
  const svd = (a: LibraryOperand) => {
    if (a.rows < a.cols) throw new Error('numeric decomposes no matrix that is wider than tall')
    const x = arraysOfRows(a)
    return { call: () => numeric.svd(x) }
  }
  return {
    version: await versionOf('numeric'),
    build: 'JavaScript',
    simd: 'no SIMD',
    operations: {
      f64: {
        gemv: product,
        gemm: product,
        svd: (a) => ({
          ...svd(a),
          results: ({ U, S, V }) => [
            columnMajor(a.rows, a.cols, (i, j) => U[i][j]),
            S,
            columnMajor(a.cols, a.cols, (i, j) => V[j][i])
          ]
        }),
        svdvals: (a) => ({ ...svd(a), results: ({ S }) => [S] })
      }
    }
  }
}
