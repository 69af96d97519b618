/** The same C through plain clang, with fused multiply-add (relaxed SIMD): the fair match of our `fma` build. */
import { GLOBAL_BASE, STACK_BYTES, type Toolchain, versionOf } from '../emscripten/toolchain.ts'

/** Relaxed SIMD has its final encoding since then. */
const OLDEST = 16
/** As Debian names several that are installed, newest first, and as all others name theirs. */
const SUFFIXES = ['-21', '-20', '-19', '-18', '-17', '-16', '']

let chosen: string | undefined

export const clang: Toolchain = {
  peer: 'clang',
  variant: 'fma',
  advice: 'apt-get install clang-19 lld-19',
  async find() {
    let problem = 'clang is not installed'
    for (const suffix of SUFFIXES) {
      const found = await versionOf(`clang${suffix}`, ['--version'], /clang version (\d+\.\d+\.\d+)/)
      if (found.version === undefined) continue
      if (Number.parseInt(found.version, 10) < OLDEST) {
        problem = `clang ${found.version} is too old; ${OLDEST} is needed at least`
        continue
      }
      const linker = await versionOf(`wasm-ld${suffix}`, ['--version'], /LLD (\d+\.\d+\.\d+)/)
      if (linker.version !== undefined) {
        chosen = suffix
        return { version: `clang ${found.version}` }
      }
      problem = linker.problem
    }
    return { problem }
  },
  commands: (source, outFile, defines) => {
    const object = `${outFile}.o`
    return [
      [
        `clang${chosen}`,
        source,
        ...defines,
        // In the order of the source: the default one gathers all splats of B first, and V8 then spills (half as fast).
        ...'-mllvm -pre-RA-sched=source'.split(' '),
        ...'--target=wasm32 -ffreestanding -nostdlib -O3 -msimd128 -mrelaxed-simd -matomics -mbulk-memory'.split(' '),
        ...['-c', '-o', object]
      ],
      [
        `wasm-ld${chosen}`,
        object,
        ...'--no-entry --import-memory --shared-memory --initial-memory=16777216'.split(' '),
        ...`--max-memory=4294967296 --global-base=${GLOBAL_BASE} -z stack-size=${STACK_BYTES}`.split(' '),
        ...'--export=__heap_base -o'.split(' '),
        outFile
      ]
    ]
  }
}
