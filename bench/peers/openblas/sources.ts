/** The sources of OpenBLAS and LAPACK, by `apt-get source` with lists of its own: the system's are left as they are. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PeerError } from '../peer-error.ts'
import { complaint, runTool } from '../run-tool.ts'

export interface Sources {
  readonly openblas: string
  readonly lapack: string
  /** Debian's versions, as in openblas_0.3.21+ds-4. */
  readonly versions: readonly string[]
}

const PACKAGES = ['openblas', 'lapack'] as const
const DOWNLOAD_LIMIT = 300_000
const LOOK_LIMIT = 20_000

/**
 * The versions that this machine's archives have now, told by what is built from them; empty where apt knows none. Other
 * ones make other sources and other builds.
 */
export async function offeredVersions(): Promise<string> {
  const run = await runTool('apt-cache', ['policy', 'libopenblas0', 'liblapack3'], {
    limit: LOOK_LIMIT,
    env: { ...process.env, LC_ALL: 'C' }
  })
  return run.code === 0 ? (run.output.match(/(?<=Candidate: )\S+/g) ?? []).join(' ') : ''
}

/** Downloads and unpacks into `folder`, which is used as it is when it is complete. Throws PeerError. */
export async function getSources(folder: string): Promise<Sources> {
  const found = await sourcesIn(folder)
  if (found !== undefined) return found
  await rm(folder, { recursive: true, force: true })
  await mkdir(join(folder, 'lists', 'partial'), { recursive: true })
  await writeFile(join(folder, 'sources.list'), await sourceLines())
  const settings = [
    `Dir::Etc::sourcelist=${join(folder, 'sources.list')}`,
    'Dir::Etc::sourceparts=-',
    `Dir::State::lists=${join(folder, 'lists')}`,
    `Dir::Cache=${folder}`
  ].flatMap((setting) => ['-o', setting])
  await apt(folder, [...settings, 'update'])
  await apt(folder, [...settings, 'source', ...PACKAGES])
  const complete = await sourcesIn(folder)
  if (complete === undefined) throw new PeerError('openblas: apt-get source left no openblas and lapack folders')
  return complete
}

async function apt(cwd: string, args: readonly string[]): Promise<void> {
  const run = await runTool('apt-get', args, { cwd, limit: DOWNLOAD_LIMIT })
  const failed = run.output.split('\n').find((line) => /^(Err:|E: )/.test(line))
  if (run.code !== 0 || (args.includes('update') && failed !== undefined))
    throw new PeerError(
      `openblas: its sources can not be downloaded: apt-get ${failed?.trim() ?? complaint(run, DOWNLOAD_LIMIT)}; a network and Debian's archive are needed`
    )
}

/** The archives that this machine has its packages from, as deb-src lines. */
async function sourceLines(): Promise<string> {
  const format = '$(CREATED_BY) $(REPO_URI) $(CODENAME) $(COMPONENT)'
  const run = await runTool('apt-get', ['indextargets', '--format', format], { limit: DOWNLOAD_LIMIT })
  if (run.code !== 0) throw new PeerError(`openblas: needs apt-get, which ${complaint(run, DOWNLOAD_LIMIT)}`)
  const targets = run.output.split('\n').map((line) => line.split(' '))
  const lines = targets
    .filter(([by]) => by === 'Packages')
    .map(([, uri, suite, part]) => `deb-src ${uri} ${suite} ${part}`)
  return `${[...new Set(lines)].join('\n')}\n`
}

async function sourcesIn(folder: string): Promise<Sources | undefined> {
  const names = await readdir(folder).catch(() => [])
  const [openblas, lapack] = PACKAGES.map((name) => names.find((each) => new RegExp(`^${name}-[\\d.]+`).test(each)))
  if (openblas === undefined || lapack === undefined) return undefined
  const versions = names.filter((name) => name.endsWith('.dsc')).map((name) => name.replace('.dsc', ''))
  return { openblas: join(folder, openblas), lapack: join(folder, lapack), versions }
}
