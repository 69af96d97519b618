/** LAPACK's dgesdd and dgesvd as C: which files they need, and what f2c must not see or must not leave behind. */
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PeerError } from '../peer-error.ts'
import { complaint, runTool } from '../run-tool.ts'

const ENTRIES = ['dgesdd', 'dgesvd']

/** Fortran 90, or asking the machine: glue.c has these. */
const OWN = new Set(['dlartg', 'dlassq', 'dlamch', 'ilaenv', 'lsame', 'xerbla', 'disnan', 'dlaisnan'])

const F2C_LIMIT = 20_000

/** Writes the C files of both routines and of all that they call into `folder`; returns their names. Throws PeerError. */
export async function translateLapack(sources: string, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const texts = await closure(sources)
  for (const [routine, text] of texts) {
    await writeFile(join(folder, `${routine}.f`), withoutExit(text))
    // ANSI prototypes; local variables on the stack.
    const run = await runTool('f2c', ['-A', '-a', `${routine}.f`], { cwd: folder, limit: F2C_LIMIT })
    if (run.code !== 0)
      throw new PeerError(`openblas: f2c can not translate ${routine}.f: it ${complaint(run, F2C_LIMIT)}`)
    const path = join(folder, `${routine}.c`)
    await writeFile(path, forWasm(await readFile(path, 'utf8')))
  }
  return [...texts.keys()].map((routine) => `${routine}.c`)
}

/** The entries and what they mention, directly or not, as far as LAPACK has a file of that name. */
async function closure(sources: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  const queue = [...ENTRIES]
  for (let routine = queue.pop(); routine !== undefined; routine = queue.pop()) {
    if (texts.has(routine) || OWN.has(routine)) continue
    const path = join(sources, 'SRC', `${routine}.f`)
    if (!existsSync(path)) continue
    const text = await readFile(path, 'utf8')
    texts.set(routine, text)
    const code = text.replaceAll(/^[*cC!].*$/gm, '')
    queue.push(...new Set(code.toLowerCase().match(/\b(?:d|ila)[a-z0-9]{3,6}\b/g)))
  }
  return texts
}

/** f2c knows Fortran 77: an EXIT becomes a jump behind the END DO that comes next. */
export function withoutExit(text: string): string {
  let label = 90_000
  let open = false
  return text
    .split('\n')
    .flatMap((line) => {
      if (/^[*cC!]/.test(line)) return [line]
      if (/\bEXIT\s*$/.test(line)) {
        open = true
        return [line.replace(/\bEXIT\s*$/, `GO TO ${++label}`)]
      }
      if (!open || !/^\s*END\s*DO\b/.test(line)) return [line]
      open = false
      return [line, `${label} CONTINUE`]
    })
    .join('\n')
}

/** Hidden lengths go, and subroutines return nothing: WebAssembly checks the types of calls, and OpenBLAS has neither. */
export function forWasm(text: string): string {
  return (
    text
      .replaceAll(/,\s*ftnlen(?:\s+\w+_len)?(?=\s*[,)])/g, '')
      .replaceAll(/,\s*\(\s*ftnlen\s*\)\s*\d+(?=\s*[,)])/g, '')
      .replaceAll(/\/\* Subroutine \*\/ int/g, 'void')
      .replaceAll(/\breturn 0;/g, 'return;')
      // OpenBLAS has one with a length and a result.
      .replaceAll(/\bxerbla_\(/g, 'lapackXerbla_(')
  )
}
