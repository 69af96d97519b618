/** numpy-ts: NumPy's interface in TypeScript over kernels in WebAssembly. */
import type { Adapter, LibraryOperand, Operations } from '../library/adapter.ts'
import { libraryNamed, versionOf } from './installed.ts'
import { columnMajor, rowMajor } from './layouts.ts'

export async function load(): Promise<Adapter> {
  const np = await libraryNamed('numpy-ts')
  type Result = { shape: number[]; get(at: number[]): number }
  const matrix = (a: LibraryOperand) => np.array(rowMajor(a)).reshape(a.rows, a.cols)
  const vector = (x: LibraryOperand) => np.array(x.data)
  const take = (x: Result) => columnMajor(x.shape[0], x.shape[1], (i, j) => x.get([i, j]))
  const operations: Operations = {
    dot: (x, y) => {
      const [p, q] = [vector(x), vector(y)]
      return { call: () => np.dot(p, q) }
    },
    gemv: (a, x) => {
      const [p, q] = [matrix(a), vector(x)]
      return { call: () => np.matmul(p, q), results: (y) => [y.data] }
    },
    gemm: (a, b) => {
      const [p, q] = [matrix(a), matrix(b)]
      return { call: () => np.matmul(p, q), results: (c) => [take(c)] }
    },
    svd: (a) => {
      const p = matrix(a)
      return { call: () => np.linalg.svd(p, false), results: ({ u, s, vt }) => [take(u), s.data, take(vt)] }
    },
    svdvals: (a) => {
      const p = matrix(a)
      return { call: () => np.linalg.svdvals(p), results: (s) => [s.data] }
    }
  }
  const { svd: _svd, svdvals: _values, ...products } = operations
  return {
    version: await versionOf('numpy-ts'),
    build: 'TypeScript and WebAssembly, as published',
    simd: 'simd128',
    operations: { f64: operations, f32: products }
  }
}
