/**
 * eigen: the C++ library through Emscripten, with an object for each matrix. As published it has too small a stack: SVDs,
 * and products of about 100 to 200, end with "memory access out of bounds", and so does all that is called after one.
 */
import type { Adapter, LibraryOperand } from '../library/adapter.ts'
import { libraryNamed, versionOf } from './installed.ts'
import { columnMajor } from './layouts.ts'

export async function load(): Promise<Adapter> {
  const { default: eigen } = await libraryNamed('eigen')
  await eigen.ready
  const put = ({ rows, cols, data }: LibraryOperand) => {
    const matrix = new eigen.Matrix(rows, cols)
    for (let j = 0; j < cols; j++) for (let i = 0; i < rows; i++) matrix.set(i, j, data[i + j * rows])
    return matrix
  }
  type Result = { rows(): number; cols(): number; get(i: number, j: number): number; transpose(): Result }
  const take = (x: Result) => columnMajor(x.rows(), x.cols(), (i, j) => x.get(i, j))
  const free = () => eigen.GC.flush()
  const product = (a: LibraryOperand, b: LibraryOperand) => {
    const [x, y] = [put(a), put(b)]
    return { call: () => x.matMul(y), results: (result: Result) => [take(result)], free }
  }
  return {
    version: await versionOf('eigen'),
    build: 'C++ through Emscripten, as published',
    simd: 'no SIMD',
    operations: {
      f64: {
        gemv: product,
        gemm: product,
        svd(a) {
          const x = put(a)
          return {
            call: () => eigen.Decompositions.svd(x, true),
            results: ({ U, sv, V }) => [take(U), take(sv), take(V.transpose())],
            free
          }
        }
      }
    }
  }
}
