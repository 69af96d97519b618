/** The calls of OpenBLAS and LAPACK: Fortran's, every argument by its address in the module's own memory. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DType } from '../../../src/matrix.ts'
import { buildFolder } from '../build-folder.ts'
import type { Adapter, LibraryOperand, Operations } from '../library/adapter.ts'
import type { OpenblasBuild, OpenblasRecord } from './record.ts'
import { WasmHeap } from './wasm-heap.ts'

export async function load(variant: string): Promise<Adapter> {
  const folder = buildFolder('openblas')
  const text = await readFile(join(folder, 'built.json'), 'utf8').catch(() => {
    throw new Error('it is not built')
  })
  const { versions, compiler, flags, sha256 } = recordOf(text)
  const bytes = await readFile(join(folder, `${variant}.wasm`))
  if (createHash('sha256').update(bytes).digest('hex') !== sha256[variant as OpenblasBuild])
    throw new Error(`${variant}.wasm is not the module that its built.json tells of`)
  // Without the switches of our own compile: with calls through tables, as here, V8 14 aborts under them. Warm-up does.
  const heap = new WasmHeap(new WebAssembly.Module(bytes))
  return {
    version: versions.join(', '),
    build: `${compiler} ${flags[variant as OpenblasBuild]}`,
    simd: 'simd128',
    operations: { f64: { ...blas(heap, 'f64'), ...lapack(heap) }, f32: blas(heap, 'f32') }
  }
}

function recordOf(text: string): OpenblasRecord {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error('its built.json is damaged')
  }
}

function blas(heap: WasmHeap, dtype: DType): Operations {
  const letter = dtype === 'f64' ? 'd' : 's'
  const put = (operand: LibraryOperand) => heap.put(operand.data)
  return {
    dot(x, y) {
      const [n, one, xs, ys] = [heap.int(x.rows), heap.int(1), put(x), put(y)]
      return { call: () => heap.call(`${letter}dot_`, n, xs, one, ys, one), free: () => heap.freeAll() }
    },
    axpy(alpha, x, y) {
      const [n, one, xs, ys, factor] = [heap.int(x.rows), heap.int(1), put(x), put(y), heap.real(alpha, dtype)]
      return {
        call: () => heap.call(`${letter}axpy_`, n, factor, xs, one, ys, one),
        results: () => [heap.read(ys, y.rows, dtype)],
        free: () => heap.freeAll()
      }
    },
    gemv(a, x, y) {
      const [m, n, one, as, xs, ys] = [heap.int(a.rows), heap.int(a.cols), heap.int(1), put(a), put(x), put(y)]
      const [trans, alpha, beta] = [heap.text('N'), heap.real(1, dtype), heap.real(0, dtype)]
      return {
        call: () => heap.call(`${letter}gemv_`, trans, m, n, alpha, as, m, xs, one, beta, ys, one),
        results: () => [heap.read(ys, y.rows, dtype)],
        free: () => heap.freeAll()
      }
    },
    gemm(a, b, c) {
      const [m, n, k, as, bs, cs] = [heap.int(a.rows), heap.int(b.cols), heap.int(a.cols), put(a), put(b), put(c)]
      const [trans, alpha, beta] = [heap.text('N'), heap.real(1, dtype), heap.real(0, dtype)]
      return {
        call: () => heap.call(`${letter}gemm_`, trans, trans, m, n, k, alpha, as, m, bs, k, beta, cs, m),
        results: () => [heap.read(cs, c.rows * c.cols, dtype)],
        free: () => heap.freeAll()
      }
    }
  }
}

function lapack(heap: WasmHeap): Operations {
  return { svd: (a) => gesdd(heap, a, 'S'), svdvals: (a) => gesdd(heap, a, 'N') }
}

/** gesdd destroys A: each call takes a copy within the module, which is counted, as it is for us. */
function gesdd(heap: WasmHeap, { rows: m, cols: n, data }: LibraryOperand, job: 'S' | 'N') {
  const k = Math.min(m, n)
  const vectors = job === 'S' ? k : 0
  const source = heap.put(data)
  const [a, s, u, vt] = [m * n, k, m * vectors, vectors * n].map((length) => heap.allocate(8 * length))
  const [mp, np, kp, info, integers] = [heap.int(m), heap.int(n), heap.int(k), heap.int(0), heap.allocate(32 * k)]
  const [jobz, answer] = [heap.text(job), heap.real(0, 'f64')]
  const run = (work: number, length: number) =>
    heap.call('dgesdd_', jobz, mp, np, a, mp, s, u, mp, vt, kp, work, length, integers, info)
  run(answer, heap.int(-1))
  const length = heap.read(answer, 1, 'f64')[0]
  const [work, lengthAt] = [heap.allocate(8 * length), heap.int(length)]
  return {
    call() {
      heap.copy(source, a, 8 * m * n)
      run(work, lengthAt)
      const failed = heap.readInt(info)
      if (failed !== 0) throw new Error(`dgesdd: info = ${failed}`)
    },
    results: () =>
      job === 'N'
        ? [heap.read(s, k, 'f64')]
        : [heap.read(u, m * k, 'f64'), heap.read(s, k, 'f64'), heap.read(vt, k * n, 'f64')],
    free: () => heap.freeAll()
  }
}
