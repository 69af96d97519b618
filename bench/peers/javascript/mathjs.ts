/** mathjs: JavaScript, arrays of rows. It has no SVD. */
import type { Adapter, LibraryOperand } from '../library/adapter.ts'
import { libraryNamed, versionOf } from './installed.ts'
import { arraysOfRows, columnMajor } from './layouts.ts'

export async function load(): Promise<Adapter> {
  const math = await libraryNamed('mathjs')
  const vector = (x: LibraryOperand) => Array.from(x.data)
  return {
    version: await versionOf('mathjs'),
    build: 'JavaScript',
    simd: 'no SIMD',
    operations: {
      f64: {
        dot: (x, y) => {
          const [p, q] = [vector(x), vector(y)]
          return { call: () => math.dot(p, q) }
        },
        gemv: (a, x) => {
          const [p, q] = [math.matrix(arraysOfRows(a)), math.matrix(vector(x))]
          return { call: () => math.multiply(p, q), results: (y) => [y.toArray()] }
        },
        gemm: (a, b) => {
          const [p, q] = [math.matrix(arraysOfRows(a)), math.matrix(arraysOfRows(b))]
          return {
            call: () => math.multiply(p, q),
            results(c) {
              const rows = c.toArray()
              return [columnMajor(a.rows, b.cols, (i, j) => rows[i][j])]
            }
          }
        }
      }
    }
  }
}
