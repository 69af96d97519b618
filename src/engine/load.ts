/** The compiled kernels of one variant: both builds, the names of their exports, where their source stands. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compileFlags, compileKernels } from './compile.ts'
import { kernelFolder } from './paths.ts'
import { tuning } from './tune.ts'
import type { Variant } from './variants.ts'

/** Where a function stands in the kernels' source. */
export interface KernelSource {
  readonly file: string
  readonly line: number
}

export interface Kernels {
  readonly variant: Variant
  /** Without stages, and with them: the same kernels. */
  readonly plain: WebAssembly.Module
  readonly stages: WebAssembly.Module
  /** Names of the exported functions; a region names its kernel by the position here. */
  readonly names: readonly string[]
  readonly sources: {
    readonly exports: Readonly<Record<string, KernelSource>>
    readonly stages: ReadonlyArray<KernelSource & { readonly name: string }>
  }
  /** Size and hash of the builds as they are on disk. */
  readonly files: Readonly<Record<'plain' | 'stages', { readonly bytes: number; readonly sha256: string }>>
  /** V8 switches that were on while compiling. */
  readonly flags: readonly string[]
}

const loaded = new Map<string, Promise<Kernels>>()

/** Compiles a variant once a process; a later tuneEngine() compiles it anew, beside the first. */
export function loadKernels(variant: Variant): Promise<Kernels> {
  const { eager } = tuning()
  const key = `${variant} ${eager}`
  let kernels = loaded.get(key)
  if (kernels === undefined) {
    kernels = load(variant, eager)
    loaded.set(key, kernels)
  }
  return kernels
}

async function load(variant: Variant, eager: boolean): Promise<Kernels> {
  const folder = await kernelFolder()
  const [plainBytes, stageBytes, sources] = await Promise.all([
    readFile(join(folder, `${variant}.wasm`)),
    readFile(join(folder, `${variant}-stages.wasm`)),
    readFile(join(folder, 'sources.json'), 'utf8')
  ])
  const plain = compileKernels(plainBytes, variant, eager)
  const exported = WebAssembly.Module.exports(plain).filter((entry) => entry.kind === 'function')
  return {
    variant,
    plain,
    stages: compileKernels(stageBytes, variant, eager),
    names: exported.map((entry) => entry.name),
    sources: JSON.parse(sources),
    files: { plain: fileOf(plainBytes), stages: fileOf(stageBytes) },
    flags: compileFlags(variant, eager)
  }
}

function fileOf(bytes: Uint8Array): { bytes: number; sha256: string } {
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}
