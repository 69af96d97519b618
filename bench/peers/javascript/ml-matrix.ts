/** ml-matrix: JavaScript, rows of Float64Array. */
import type { Adapter, LibraryOperand } from '../library/adapter.ts'
import { libraryNamed, versionOf } from './installed.ts'
import { columnMajor, rowMajor } from './layouts.ts'

export async function load(): Promise<Adapter> {
  const { Matrix, SVD } = await libraryNamed('ml-matrix')
  const put = (a: LibraryOperand) => Matrix.from1DArray(a.rows, a.cols, rowMajor(a))
  type Result = { rows: number; columns: number; get(i: number, j: number): number }
  const take = (x: Result) => columnMajor(x.rows, x.columns, (i, j) => x.get(i, j))
  const product = (a: LibraryOperand, b: LibraryOperand) => {
    const [x, y] = [put(a), put(b)]
    return { call: () => x.mmul(y), results: (result: Result) => [take(result)] }
  }
  const svd = (a: LibraryOperand, vectors: boolean) => {
    const x = put(a)
    const options = { autoTranspose: true, computeLeftSingularVectors: vectors, computeRightSingularVectors: vectors }
    return { call: () => new SVD(x, options) }
  }
  return {
    version: await versionOf('ml-matrix'),
    build: 'JavaScript',
    simd: 'no SIMD',
    operations: {
      f64: {
        gemv: product,
        gemm: product,
        svd: (a) => ({
          ...svd(a, true),
          results: ({ leftSingularVectors: u, diagonal, rightSingularVectors: v }) => [
            take(u),
            diagonal,
            take(v.transpose())
          ]
        }),
        svdvals: (a) => ({ ...svd(a, false), results: ({ diagonal }) => [diagonal] })
      }
    }
  }
}
