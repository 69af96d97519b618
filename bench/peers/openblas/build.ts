/**
 * OpenBLAS and LAPACK's SVD through emcc, from Debian's sources: `stock` as Pyodide builds it (portable C, 2 × 2 tiles),
 * and `tuned` with OpenBLAS's own portable vector kernel at 4 × 4. One thread. Nothing of theirs is kept in the repository.
 */
import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildFolder } from '../build-folder.ts'
import { emscripten } from '../emscripten/toolchain.ts'
import { PeerError } from '../peer-error.ts'
import { complaint, runTool } from '../run-tool.ts'
import { translateLapack } from './lapack.ts'
import type { OpenblasBuild, OpenblasRecord } from './record.ts'
import { getSources, offeredVersions, type Sources } from './sources.ts'

const here = fileURLToPath(new URL('.', import.meta.url))

const FLAGS = { stock: '-O2 -msimd128', tuned: '-O3 -msimd128' } as const
const MAKE_SETTINGS =
  'CC=emcc AR=emar RANLIB=emranlib HOSTCC=gcc TARGET=RISCV64_GENERIC NOFORTRAN=1 NO_LAPACK=1 NO_LAPACKE=1 NO_SHARED=1 ' +
  'USE_THREAD=0 USE_LOCKING=0 NUM_THREADS=1 BINARY=32 BUILD_SINGLE=1 BUILD_DOUBLE=1'
const EXPORTS = ['dot', 'axpy', 'gemv', 'gemm'].flatMap((name) => [`d${name}_`, `s${name}_`])

const TOOLS: ReadonlyArray<readonly [command: string, args: readonly string[]]> = [
  ['make', ['--version']],
  ['gcc', ['--version']],
  ['dpkg-source', ['--version']],
  ['f2c', ['--version']]
]
const ADVICE = 'apt-get install emscripten f2c make gcc dpkg-dev'

const TOOL_LIMIT = 20_000
const COMPILE_LIMIT = 300_000
const MAKE_LIMIT = 1_800_000

/** Builds what is not built yet; `say` hears what is going on. Resolves to one line about the result. Throws PeerError. */
export async function buildOpenblas(say: (line: string) => void): Promise<string> {
  const folder = buildFolder('openblas')
  const compiler = await findTools()
  const offered = await offeredVersions()
  const key = await keyOf(compiler, offered)
  const before = await recordIn(folder)
  if (before?.key === key) return `openblas: built before, ${before.versions.join(', ')} with ${before.compiler}`
  const work = buildFolder('openblas-work')
  say('openblas: getting the sources')
  const sources = await getSources(join(work, `sources-${offered.replace(' ', '-')}`))
  await rm(join(work, 'lapack'), { recursive: true, force: true })
  const files = await translateLapack(sources.lapack, join(work, 'lapack'))
  await mkdir(folder, { recursive: true })
  const sha256: Partial<Record<OpenblasBuild, string>> = {}
  for (const build of ['stock', 'tuned'] as const) {
    say(`openblas: building ${build}, which takes some minutes`)
    const library = await buildLibrary(sources, build, join(work, build), compiler)
    const target = join(folder, `${build}.wasm`)
    await link(files, library, FLAGS[build], join(work, 'lapack'), target)
    sha256[build] = createHash('sha256')
      .update(await readFile(target))
      .digest('hex')
  }
  const { versions } = sources
  const record = { key, compiler, versions, flags: FLAGS, sha256 }
  await writeFile(join(folder, 'built.json'), `${JSON.stringify(record, null, 2)}\n`)
  return `openblas: built ${versions.join(', ')} with ${compiler}`
}

async function recordIn(folder: string): Promise<OpenblasRecord | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, 'built.json'), 'utf8'))
  } catch {
    return undefined
  }
}

/** The compiler's version, when all tools are there. */
async function findTools(): Promise<string> {
  const found = await emscripten.find()
  if (found.version === undefined) throw new PeerError(`openblas: ${found.problem}; ${ADVICE}`)
  for (const [command, args] of TOOLS) {
    const run = await runTool(command, args, { limit: TOOL_LIMIT })
    if (run.failure !== undefined) throw new PeerError(`openblas: ${command} ${complaint(run, TOOL_LIMIT)}; ${ADVICE}`)
  }
  return found.version
}

async function keyOf(compiler: string, offered: string): Promise<string> {
  const hash = createHash('sha256').update(compiler).update('\0').update(offered)
  for (const name of ['build.ts', 'lapack.ts', 'sources.ts', 'glue.c']) hash.update(await readFile(join(here, name)))
  return hash.digest('hex')
}

/** Returns the path of the library; one that an earlier run finished is used as it is. */
async function buildLibrary(
  { openblas, versions }: Sources,
  build: OpenblasBuild,
  folder: string,
  compiler: string
): Promise<string> {
  const stamp = join(folder, 'heddle-built.txt')
  const inputs = [compiler, ...versions, MAKE_SETTINGS, FLAGS[build], String(tune)].join('\n')
  if ((await readFile(stamp, 'utf8').catch(() => '')) === inputs) return libraryIn(folder)
  await rm(folder, { recursive: true, force: true })
  await cp(openblas, folder, { recursive: true })
  await edit(join(folder, 'ctest.c'), (text) =>
    text.replace('#if defined(__riscv)', '#if defined(__riscv) || defined(__EMSCRIPTEN__)')
  )
  if (build === 'tuned') await tune(folder)
  // Its portable code yields while it waits, and takes sched_yield for granted.
  const flags = `${FLAGS[build]} -include sched.h -I${folder}`
  await compile('make', ['libs', ...MAKE_SETTINGS.split(' '), `COMMON_OPT=${flags}`], folder, MAKE_LIMIT)
  const library = await libraryIn(folder)
  await writeFile(stamp, inputs)
  return library
}

async function libraryIn(folder: string): Promise<string> {
  const library = (await readdir(folder)).find((name) => /^libopenblas_.*\.a$/.test(name))
  if (library === undefined) throw new PeerError(`openblas: make left no library in ${folder}`)
  return join(folder, library)
}

/**
 * gemm_vec.c, written with GCC's vectors for IBM Z, fits 128 bits anywhere once it can splat. Its empty asm statements
 * order the loads of a tile that is not used here, by a constraint that only IBM Z has.
 */
async function tune(folder: string): Promise<void> {
  await writeFile(
    join(folder, 'vecintrin.h'),
    '#pragma once\n#define vec_splats(x) ((vector_float){0} + (x))\n#define asm(...)\n'
  )
  await edit(join(folder, 'param.h'), (text) => {
    const [begin, end] = [text.indexOf('#ifdef RISCV64_GENERIC'), text.indexOf('#ifdef C910V')]
    const own = text.slice(begin, end).replaceAll(/([SD]GEMM_DEFAULT_UNROLL_[MN]\s+)2/g, '$14')
    return text.slice(0, begin) + own + text.slice(end)
  })
  await edit(join(folder, 'kernel/riscv64/KERNEL.RISCV64_GENERIC'), (text) =>
    text
      .replaceAll(/^([SD](?:GEMM|TRMM)KERNEL\s*=).*$/gm, '$1 ../zarch/gemm_vec.c')
      .replaceAll(
        /^([SD]GEMMO([NT])COPY\s*=).*$/gm,
        (_, left: string, t: string) => `${left} ../generic/gemm_${t.toLowerCase()}copy_4.c`
      )
  )
}

async function edit(path: string, change: (text: string) => string): Promise<void> {
  const text = await readFile(path, 'utf8')
  const changed = change(text)
  if (changed === text) throw new PeerError(`openblas: ${path} is not as this script knows it: another version?`)
  await writeFile(path, changed)
}

async function link(
  files: readonly string[],
  library: string,
  flags: string,
  folder: string,
  target: string
): Promise<void> {
  // emcc has its own system headers: of the compiler's host only this one may be seen.
  await cp('/usr/include/f2c.h', join(folder, 'f2c.h'))
  await cp(join(here, 'glue.c'), join(folder, 'glue.c'))
  const exported = [...EXPORTS, 'dgesdd_', 'dgesvd_', 'malloc', 'free'].map((name) => `_${name}`).join(',')
  await compile(
    'emcc',
    [
      ...[...files, 'glue.c', library, ...flags.split(' '), '-I.', '-Wno-everything', '-Wl,--fatal-warnings'],
      ...'-sSTANDALONE_WASM --no-entry -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=4GB -sTOTAL_STACK=4MB'.split(' '),
      ...[`-sEXPORTED_FUNCTIONS=${exported}`, '-o', target]
    ],
    folder,
    COMPILE_LIMIT
  )
}

async function compile(command: string, args: readonly string[], cwd: string, limit: number): Promise<void> {
  const run = await runTool(command, args, { cwd, limit })
  if (run.code !== 0) throw new PeerError(`openblas: ${command} ${complaint(run, limit)}; see ${cwd}`)
}
