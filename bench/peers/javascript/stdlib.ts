/** @stdlib/blas: BLAS in JavaScript, with BLAS's own arguments, on the bench's own column-major arrays: no copies. */
import type { Adapter } from '../library/adapter.ts'
import { libraryNamed, versionOf } from './installed.ts'

export async function load(): Promise<Adapter> {
  const names = ['ddot', 'daxpy', 'dgemv', 'dgemm'].map((routine) => `@stdlib/blas-base-${routine}`)
  const modules = await Promise.all(names.map(libraryNamed))
  const [ddot, daxpy, dgemv, dgemm] = modules.map((each) => each.default)
  const [order, plain] = ['column-major', 'no-transpose']
  return {
    version: (await Promise.all(names.map(versionOf))).join(', '),
    build: 'JavaScript',
    simd: 'no SIMD',
    operations: {
      f64: {
        dot: (x, y) => ({ call: () => ddot(x.rows, x.data, 1, y.data, 1) }),
        axpy: (alpha, x, y) => ({ call: () => daxpy(x.rows, alpha, x.data, 1, y.data, 1), results: () => [y.data] }),
        gemv: (a, x, y) => ({
          call: () => dgemv(order, plain, a.rows, a.cols, 1, a.data, a.rows, x.data, 1, 0, y.data, 1),
          results: () => [y.data]
        }),
        gemm: (a, b, c) => ({
          call: () =>
            dgemm(order, plain, plain, a.rows, b.cols, a.cols, 1, a.data, a.rows, b.data, b.rows, 0, c.data, c.rows),
          results: () => [c.data]
        })
      }
    }
  }
}
