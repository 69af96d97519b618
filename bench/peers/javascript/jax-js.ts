/**
 * jax-js: JAX's interface over WebAssembly that it compiles as it goes. A call only notes what is to be computed, so
 * the result is waited for; an array is used up by the call that takes it, unless it is given its `ref`.
 */
import type { DType } from '../../../src/matrix.ts'
import type { Adapter, LibraryOperand, Operations } from '../library/adapter.ts'
import { libraryNamed, versionOf } from './installed.ts'
import { columnMajor, rowMajor } from './layouts.ts'

const NAME = '@jax-js/jax'

interface Lazy {
  readonly shape: readonly number[]
  readonly ref: Lazy
  data(): Promise<ArrayLike<number>>
  dispose(): void
}

export async function load(): Promise<Adapter> {
  const jax = await libraryNamed(NAME)
  await jax.init('wasm')
  jax.defaultDevice('wasm')
  const np = jax.numpy
  const take = async (x: Lazy) => {
    const [rows, cols = 1] = x.shape
    const values = await x.data()
    return columnMajor(rows, cols, (i, j) => values[i * cols + j])
  }
  function operations(dtype: DType): Operations {
    const put = (a: LibraryOperand): Lazy =>
      np.array(rowMajor(a), { shape: [a.rows, a.cols], dtype: dtype === 'f64' ? np.float64 : np.float32 })
    /** Arrays stay until they are disposed of: those of the call before, and the operands at the end. */
    const prepared = (given: readonly Lazy[], compute: (...given: Lazy[]) => Lazy[]) => {
      let made: Lazy[] = []
      return {
        async call() {
          for (const each of made) each.dispose()
          made = await jax.blockUntilReady(compute(...given.map(({ ref }) => ref)))
        },
        results: () => Promise.all(made.splice(0).map(take)),
        free() {
          for (const each of given) each.dispose()
        }
      }
    }
    const product = (a: LibraryOperand, b: LibraryOperand) => prepared([put(a), put(b)], (x, y) => [np.matmul(x, y)])
    return {
      gemv: product,
      gemm: product,
      svd: (a) => prepared([put(a)], (x) => np.linalg.svd(x, { fullMatrices: false })),
      svdvals: (a) => prepared([put(a)], (x) => [np.linalg.svdvals(x)])
    }
  }
  return {
    version: await versionOf(NAME),
    build: 'TypeScript and WebAssembly that it makes itself, as published',
    simd: 'simd128',
    operations: { f64: operations('f64'), f32: operations('f32') }
  }
}
