/** webR: R in WebAssembly, on a thread of its own that calls are posted to. Its BLAS and LAPACK are the reference ones. */
import type { Adapter, LibraryOperand } from '../library/adapter.ts'
import { libraryNamed, versionOf } from './installed.ts'

export async function load(): Promise<Adapter> {
  const { WebR } = await libraryNamed('webr')
  const r = new WebR({ interactive: false })
  await r.init()
  const put = async (name: string, { rows, cols, data }: LibraryOperand) => {
    await r.objs.globalEnv.bind(name, await new r.RDouble(Array.from(data)))
    await r.evalRVoid(`dim(${name}) <- c(${rows}, ${cols})`)
  }
  const take = (names: readonly string[]) =>
    Promise.all(names.map(async (name) => (await r.evalR(name)).toTypedArray()))
  const free = () => r.evalRVoid('rm(list = ls()); gc(FALSE)')
  const product = async (a: LibraryOperand, b: LibraryOperand) => {
    await put('a', a)
    await put('b', b)
    return { call: () => r.evalRVoid('c <- a %*% b'), results: () => take(['c']), free }
  }
  const svd = (call: string, names: readonly string[]) => async (a: LibraryOperand) => {
    await put('a', a)
    return { call: () => r.evalRVoid(`f <- ${call}`), results: () => take(names), free }
  }
  return {
    version: `${await versionOf('webr')} (${await r.evalRString('R.version.string')}, LAPACK ${await r.evalRString('La_version()')})`,
    build: 'Fortran and C through Emscripten, as published',
    simd: null,
    operations: {
      f64: {
        gemv: product,
        gemm: product,
        svd: svd('La.svd(a)', ['f$u', 'f$d', 'f$vt']),
        svdvals: svd('La.svd(a, 0, 0)', ['f$d'])
      }
    }
  }
}
