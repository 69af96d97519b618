/**
 * Builds every target of asconfig.json into build/<hash>/, where the hash is that of the sources, the
 * configuration and the compiler's version: a folder that exists is never stale, and is used as it is.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { kernelSources } from './kernel-sources.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const buildFolder = join(root, 'build')

/** The folder with the built modules, built first where it is missing. */
export async function ensureKernels(): Promise<string> {
  const sources = await readSources()
  const folder = join(buildFolder, await hashOf(sources))
  if (existsSync(folder)) return folder
  await mkdir(buildFolder, { recursive: true })
  const draft = await mkdtemp(join(buildFolder, 'draft-'))
  try {
    const { targets } = JSON.parse(await readFile(join(root, 'asconfig.json'), 'utf8'))
    await inParallel(Object.keys(targets), (target) => compile(target, join(draft, `${target}.wasm`)))
    await writeFile(join(draft, 'sources.json'), JSON.stringify(kernelSources(sources), null, 1))
    // Another process may have built the same meanwhile: then its folder is as good as ours.
    await rename(draft, folder).catch((error) => {
      if (!existsSync(folder)) throw error
    })
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  await removeOthers(folder)
  return folder
}

async function readSources(): Promise<Map<string, string>> {
  const entries = await readdir(join(root, 'assembly'), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort()
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8')))
  return new Map(paths.map((path, i) => [relative(root, path).replaceAll('\\', '/'), texts[i]]))
}

async function hashOf(sources: Map<string, string>): Promise<string> {
  const hash = createHash('sha256')
  for (const [path, text] of sources) hash.update(path).update('\0').update(text).update('\0')
  for (const file of ['asconfig.json', 'node_modules/assemblyscript/package.json', 'scripts/kernel-sources.ts'])
    hash.update(await readFile(join(root, file)))
  return hash.digest('hex').slice(0, 16)
}

async function compile(target: string, outFile: string): Promise<void> {
  const asc = join(root, 'node_modules/assemblyscript/bin/asc.js')
  const child = spawn(process.execPath, [asc, '--target', target, '--outFile', outFile], { cwd: root })
  let output = ''
  child.stdout.on('data', (text) => (output += text))
  child.stderr.on('data', (text) => (output += text))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  if (code !== 0) throw new Error(`asc failed for target ${target}:\n${output}`)

  if (hasData(await readFile(outFile)))
    throw new Error(
      `${target}.wasm has a data segment: kernels share one memory, so none may write static data into it`
    )
}

/** Whether the binary has a data section (id 11). */
function hasData(bytes: Uint8Array): boolean {
  for (let at = 8; at < bytes.length; ) {
    const id = bytes[at++]
    let size = 0
    for (let shift = 0, byte = 0x80; byte & 0x80; shift += 7) {
      byte = bytes[at++]
      size |= (byte & 0x7f) << shift
    }
    if (id === 11 && bytes[at] > 0) return true
    at += size
  }
  return false
}

async function inParallel<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items]
  const lanes = Array.from({ length: availableParallelism() }, async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
  })
  await Promise.all(lanes)
}

async function removeOthers(folder: string): Promise<void> {
  for (const name of await readdir(buildFolder)) {
    const path = join(buildFolder, name)
    if (path !== folder && !name.startsWith('draft-')) await rm(path, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(relative(root, await ensureKernels()))
