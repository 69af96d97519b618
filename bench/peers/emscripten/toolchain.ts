/** Compilers that turn the C kernels into WebAssembly. */
import { ARENA } from '../../../assembly/abi.ts'
import { complaint, runTool } from '../run-tool.ts'

export interface Toolchain {
  /** The peer that it makes. */
  readonly peer: 'emscripten' | 'clang'
  /** The target of asconfig.json whose switches the module is built with: like is compared with like. */
  readonly variant: 'simd' | 'fma'
  /** How to get it. */
  readonly advice: string
  /** Its name and version as it tells them, or why it can not be used. */
  find(): Promise<Found>
  /** The commands that make `outFile` from `source`, run in turn. */
  commands(source: string, outFile: string, defines: readonly string[]): readonly (readonly [string, ...string[]])[]
}

export type Found =
  | { readonly version: string; readonly problem?: undefined }
  | { readonly problem: string; readonly version?: undefined }

/** Bytes of C stack for each rank; the kernels use some hundreds. */
export const STACK_BYTES = 65536

/** Where data and stacks go: behind the control block and the slots. The host's arena begins behind them. */
export const GLOBAL_BASE = ARENA

const VERSION_LIMIT = 20_000

/** Asks a compiler for its version: the first line that matches. */
export async function versionOf(command: string, args: readonly string[], pattern: RegExp): Promise<Found> {
  const run = await runTool(command, args, { limit: VERSION_LIMIT })
  const match = pattern.exec(run.output)
  if (run.code === 0 && match !== null) return { version: match[1] }
  return { problem: `${command} ${run.code === 0 ? 'names no version' : complaint(run, VERSION_LIMIT)}` }
}

export const emscripten: Toolchain = {
  peer: 'emscripten',
  // bookworm's emcc knows only an encoding of relaxed SIMD that every Node rejects.
  variant: 'simd',
  advice: 'apt-get install emscripten, or emsdk (https://emscripten.org)',
  async find() {
    const found = await versionOf('emcc', ['--version'], /^emcc.*?(\d+\.\d+\.\d+)/m)
    return found.version === undefined ? found : { version: `emcc ${found.version}` }
  },
  commands: (source, outFile, defines) => [
    [
      'emcc',
      source,
      ...defines,
      ...'-O3 -msimd128 -matomics -mbulk-memory -Wl,--shared-memory,--export=__heap_base'.split(' '),
      ...'-sSTANDALONE_WASM --no-entry -sIMPORTED_MEMORY=1 -sINITIAL_MEMORY=16MB -sALLOW_MEMORY_GROWTH=1'.split(' '),
      ...`-sMAXIMUM_MEMORY=4GB -sTOTAL_STACK=64KB -sGLOBAL_BASE=${GLOBAL_BASE}`.split(' '),
      // The clocks come from the team's worker, which emcc's own JavaScript does not know of.
      ...'-sERROR_ON_UNDEFINED_SYMBOLS=0 -sWARN_ON_UNDEFINED_SYMBOLS=0'.split(' '),
      '-o',
      outFile
    ]
  ]
}
