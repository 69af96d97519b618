/** OpenCV.js: C++ through Emscripten, matrices of rows in its own memory. Its JavaScript has no SVD. */
import type { DType } from '../../../src/matrix.ts'
import type { Adapter, LibraryOperand, Operations } from '../library/adapter.ts'
import { libraryNamed, versionOf } from './installed.ts'
import { columnMajor, rowMajor } from './layouts.ts'

const NAME = '@techstark/opencv-js'

export async function load(): Promise<Adapter> {
  const { default: promised } = await libraryNamed(NAME)
  const cv = await promised
  function operations(dtype: DType): Operations {
    const [type, values] = dtype === 'f64' ? [cv.CV_64FC1, 'data64F'] : [cv.CV_32FC1, 'data32F']
    const product = (a: LibraryOperand, b: LibraryOperand, c: LibraryOperand) => {
      const matrices = [a, b, c].map(({ rows, cols }) => new cv.Mat(rows, cols, type))
      const none = new cv.Mat()
      const [x, y, z] = matrices
      x[values].set(rowMajor(a))
      y[values].set(rowMajor(b))
      return {
        call: () => cv.gemm(x, y, 1, none, 0, z, 0),
        results: () => [columnMajor(c.rows, c.cols, (i, j) => z[values][i * c.cols + j])],
        free() {
          for (const matrix of [none, ...matrices]) matrix.delete()
        }
      }
    }
    return { gemv: product, gemm: product }
  }
  return {
    version: await versionOf(NAME),
    build: 'C++ through Emscripten, as published',
    simd: null,
    operations: { f64: operations('f64'), f32: operations('f32') }
  }
}
