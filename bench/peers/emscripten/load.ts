/**
 * The C kernels as the team takes them. A module that `npm run build:peers` made on this machine comes first, then the
 * one that is kept in the repository for machines without the compiler.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileFlags, compileKernels } from '../../../src/engine/compile.ts'
import type { Kernels } from '../../../src/engine/load.ts'
import { inCheckout } from '../../../src/engine/paths.ts'
import { tuning } from '../../../src/engine/tune.ts'
import { buildFolder } from '../build-folder.ts'
import { PeerError } from '../peer-error.ts'
import type { BuiltRecord, CPeer } from './build-module.ts'
import { checkModule } from './c-stacks.ts'
import { readInputs } from './inputs.ts'

export interface CKernels {
  readonly kernels: Kernels
  readonly record: BuiltRecord
}

const peersFolder = fileURLToPath(new URL('../', import.meta.url))

/** Where the repository keeps a module. */
export function keptFolder(peer: CPeer): string {
  return join(peersFolder, peer, 'kept')
}

/** Throws PeerError when there is no module, or none that this engine can run. */
export async function loadCKernels(peer: CPeer): Promise<CKernels> {
  // A package has the modules alone, and no sources that they could be older than.
  const inputs = inCheckout ? (await readInputs()).sha256 : undefined
  for (const folder of [buildFolder(peer), keptFolder(peer)]) {
    const record = await recordIn(folder)
    if (record !== undefined && (inputs === undefined || record.inputs === inputs)) return loadBuilt(folder, record)
  }
  throw new PeerError(`${peer}: its modules are missing or older than their sources; npm run build:peers makes them`)
}

async function recordIn(folder: string): Promise<BuiltRecord | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, 'built.json'), 'utf8'))
  } catch {
    return undefined
  }
}

/** The modules in a folder, which must be those that the record tells of. Throws PeerError. */
export async function loadBuilt(folder: string, record: BuiltRecord): Promise<CKernels> {
  const { variant, files, exports } = record
  const { eager } = tuning()
  const compile = async (build: 'plain' | 'stages') => {
    const bytes = await bytesOf(join(folder, `${build}.wasm`), record, build)
    return compileKernels(bytes, variant, eager)
  }
  const [plain, stages] = [await compile('plain'), await compile('stages')]
  const functions = WebAssembly.Module.exports(plain).filter(({ kind }) => kind === 'function')
  const barrier = { name: 'barrier', ...exports.barrier }
  const names = functions.map(({ name }) => name)
  const sources = { exports, stages: [barrier] }
  return { record, kernels: { variant, plain, stages, names, sources, files, flags: compileFlags(variant, eager) } }
}

async function bytesOf(path: string, record: BuiltRecord, build: 'plain' | 'stages'): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(await readFile(path).catch(() => []))
  if (createHash('sha256').update(bytes).digest('hex') !== record.files[build].sha256)
    throw new PeerError(`${record.peer}: ${path} is not the file that its built.json describes; npm run build:peers`)
  checkModule(bytes, `${record.peer}: ${path}`)
  return bytes
}
