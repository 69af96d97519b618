/**
 * What the C modules are made from: the files of source/, and the numbers they share with the kernels in
 * assembly/: those are written into a header, so that both have the same layout, blocks and tiles by construction.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { KernelSource } from '../../../src/engine/load.ts'
import { STACK_BYTES } from './toolchain.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const sourceFolder = 'bench/peers/emscripten/source'
const SHARED_FILES = ['assembly/abi.ts', 'assembly/params.ts', 'assembly/stages.ts']

export interface Inputs {
  /** Text of each file of source/, and of constants.h. */
  readonly files: ReadonlyMap<string, string>
  /** Hash of all of them: a module made from others is out of date. */
  readonly sha256: string
  /** Where each exported kernel stands. */
  readonly exports: Readonly<Record<string, KernelSource>>
}

export async function readInputs(): Promise<Inputs> {
  const names = (await readdir(join(root, sourceFolder))).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(root, sourceFolder, name), 'utf8')))
  const files = new Map(names.map((name, i) => [name, texts[i]]))
  files.set('constants.h', await constantsFor(texts.join('\n')))
  const hash = createHash('sha256')
  for (const [name, text] of files) hash.update(name).update('\0').update(text).update('\0')
  return { files, sha256: hash.digest('hex'), exports: exportsOf(files) }
}

/** The shared constants that the C text uses, each as a macro. */
async function constantsFor(text: string): Promise<string> {
  const used = new Set(text.match(/\b[A-Z][A-Z0-9_]+\b/g))
  const lines = [`#define STACK_BYTES ${STACK_BYTES}`]
  for (const file of SHARED_FILES)
    for (const [, name, value] of (await readFile(join(root, file), 'utf8')).matchAll(
      /^export const (\w+)(?:: f64)? = (-?\d+)$/gm
    ))
      if (used.has(name)) lines.push(`#define ${name} ${value}`)
  return `${lines.join('\n')}\n`
}

/** Each EXPORT, for NAME in both precisions; and the barrier, which is the one stage that is marked. */
function exportsOf(files: ReadonlyMap<string, string>): Record<string, KernelSource> {
  const found: Record<string, KernelSource> = {}
  for (const [name, text] of files)
    for (const match of text.matchAll(/EXPORT\((NAME\()?(\w+)\)|(barrier)\(void\) \{/g)) {
      const place = { file: `${sourceFolder}/${name}`, line: text.slice(0, match.index).split('\n').length }
      for (const letter of match[1] === undefined ? [''] : ['d', 's']) found[letter + (match[2] ?? match[3])] = place
    }
  return found
}
