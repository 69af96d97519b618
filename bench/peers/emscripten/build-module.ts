/** Builds the C kernels with a toolchain: a plain module and one with profile rows, and a record of what they are. */
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { KernelSource } from '../../../src/engine/load.ts'
import { PeerError } from '../peer-error.ts'
import { complaint, runTool } from '../run-tool.ts'
import { checkModule } from './c-stacks.ts'
import { type Inputs, readInputs } from './inputs.ts'
import type { Toolchain } from './toolchain.ts'

export interface FileRecord {
  readonly bytes: number
  readonly sha256: string
}

export type CPeer = Toolchain['peer']

/** built.json, beside plain.wasm and stages.wasm. */
export interface BuiltRecord {
  readonly peer: CPeer
  readonly variant: 'simd' | 'fma'
  readonly compiler: string
  /** The commands, without folders. */
  readonly commands: readonly string[]
  /** Hash of the sources (inputs.ts). */
  readonly inputs: string
  readonly files: Readonly<Record<'plain' | 'stages', FileRecord>>
  readonly exports: Readonly<Record<string, KernelSource>>
}

const COMPILE_LIMIT = 120_000
const root = fileURLToPath(new URL('../../../', import.meta.url))

/** Builds into `folder`, which is replaced whole or left as it was. Throws PeerError. */
export async function buildModule(toolchain: Toolchain, folder: string): Promise<BuiltRecord> {
  const found = await toolchain.find()
  if (found.version === undefined) throw new PeerError(`${toolchain.peer}: ${found.problem}; ${toolchain.advice}`)
  const inputs = await readInputs()
  await mkdir(dirname(folder), { recursive: true })
  const draft = await mkdtemp(`${folder}-`)
  try {
    for (const [name, text] of inputs.files) await writeFile(join(draft, name), text)
    const commands: string[] = []
    const files = {
      plain: await compile(toolchain, found.version, draft, 'plain', commands),
      stages: await compile(toolchain, found.version, draft, 'stages', commands)
    }
    await rm(folder, { recursive: true, force: true })
    const record = recordOf(toolchain, found.version, inputs, commands, files)
    const result = join(draft, 'result')
    await mkdir(result)
    for (const build of ['plain', 'stages']) await rename(join(draft, `${build}.wasm`), join(result, `${build}.wasm`))
    await writeFile(join(result, 'built.json'), `${JSON.stringify(record, null, 2)}\n`)
    await rename(result, folder)
    return record
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

function recordOf(
  { peer, variant }: Toolchain,
  compiler: string,
  inputs: Inputs,
  commands: readonly string[],
  files: BuiltRecord['files']
): BuiltRecord {
  return { peer, variant, compiler, commands, inputs: inputs.sha256, files, exports: inputs.exports }
}

/** Compiles one build and tries it: a compiler may succeed and still make what no engine takes. */
async function compile(
  { peer, variant, advice, commands }: Toolchain,
  version: string,
  draft: string,
  build: 'plain' | 'stages',
  said: string[]
): Promise<FileRecord> {
  const defines = await definesOf(build === 'plain' ? variant : `${variant}-stages`)
  for (const [command, ...args] of commands('kernels.c', `${build}.wasm`, defines)) {
    said.push([command, ...args].join(' '))
    const run = await runTool(command, args, { cwd: draft, limit: COMPILE_LIMIT })
    if (run.code !== 0)
      throw new PeerError(
        `${peer}: ${version} can not build the kernels, ${command} ${complaint(run, COMPILE_LIMIT)}; ${advice}`
      )
  }
  const bytes = await readFile(join(draft, `${build}.wasm`)).catch(() => undefined)
  if (bytes === undefined) throw new PeerError(`${peer}: ${version} wrote no ${build}.wasm; ${advice}`)
  checkModule(bytes, `${peer}: what ${version} made of ${build}.wasm`)
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** The constants that asconfig.json gives a target, as macros: RELAXED, TILE_VECTORS, PROFILE. */
async function definesOf(target: string): Promise<string[]> {
  const { targets } = JSON.parse(await readFile(join(root, 'asconfig.json'), 'utf8'))
  return targets[target].use.map((constant: string) => `-D${constant}`)
}
