/**
 * Another commit's library in this process, so that its teams take turns with ours inside each round: the same cases, the
 * same harness, the same minute. Nothing else compares two commits honestly on a machine that others use too.
 */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readFile, realpath, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { inCheckout, libraryFolder } from '../../src/engine/paths.ts'
import type { createTeam, tuneEngine, Variant } from '../../src/index.ts'
import type { Pinning } from '../pinning.ts'
import type { BenchRun, Result } from '../result/types.ts'
import type { OpenTeam } from './contender.ts'
import { UsageError } from './usage-error.ts'

/** Their results are a peer's of this name while they run. */
export const BASE = 'base'

export interface Base extends AsyncDisposable {
  readonly commit: string
  readonly open: OpenTeam
}

/**
 * Checks the commit out beside the others and loads its library. Throws UsageError for what git does not know, and the
 * signal's reason at once when it comes: nothing is left then, though a compiler may still be at work.
 */
export async function openBase(
  ref: string,
  variants: readonly string[],
  isPinned: Pinning,
  signal: AbortSignal
): Promise<Base> {
  const root = dirname(libraryFolder)
  if (!inCheckout) throw new UsageError('--against: needs a git checkout of Heddle, and this is an installed package')
  const commit = await git(root, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`).catch(
    () => {
      throw new UsageError(`--against: git knows no commit ${JSON.stringify(ref)} here; fetch it, or name another`)
    }
  )
  // git lists worktrees by their real path, and a temporary folder may be behind a link.
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'heddle-against-')))
  const remove = async () => {
    await git(root, 'worktree', 'remove', '--force', folder).catch(() => {})
    await rm(folder, { recursive: true, force: true })
  }
  const prepare = async (): Promise<Base> => {
    await git(root, 'worktree', 'add', '--detach', folder, commit)
    await installInto(folder, root)
    await copyBuilds(folder, root)
    const library: { createTeam: typeof createTeam; tuneEngine: typeof tuneEngine } = await import(
      pathToFileURL(join(folder, 'src/index.ts')).href
    )
    library.tuneEngine({ wide: variants.includes('wide') })
    const open: OpenTeam = (variant, threads) =>
      library.createTeam({ variant: variant as Variant, threads, pin: isPinned(threads) })
    // Builds and compiles its kernels, before the run's time counts.
    for (const variant of variants) await (await open(variant, 1)).close()
    return { commit, open, [Symbol.asyncDispose]: remove }
  }
  try {
    return await Promise.race([prepare(), rejectOnAbort(signal)])
  } catch (error) {
    await remove()
    signal.throwIfAborted()
    const [why] = (error as Error).message.split('\n')
    throw new UsageError(`--against: ${ref} can not be run here (${why}); name another commit`, { cause: error })
  }
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true })
  })
}

/** The packages of this checkout where both lock the same; else its own. */
async function installInto(folder: string, root: string): Promise<void> {
  const locks = await Promise.all([root, folder].map((each) => readFile(join(each, 'package-lock.json'), 'utf8')))
  if (locks[0] === locks[1])
    await symlink(await realpath(join(root, 'node_modules')), join(folder, 'node_modules'), 'dir')
  else
    await promisify(execFile)('npm', ['ci', '--prefer-offline', '--no-audit'], {
      cwd: folder,
      shell: process.platform === 'win32'
    })
}

/** A folder of build/ is named after all that it was made from: where the kernels are the same, they are not built again. */
async function copyBuilds(folder: string, root: string): Promise<void> {
  const builds = join(root, 'build')
  if (existsSync(builds)) await cp(builds, join(folder, 'build'), { recursive: true })
}

async function git(folder: string, ...args: string[]): Promise<string> {
  return (await promisify(execFile)('git', args, { cwd: folder })).stdout.trim()
}

/** A run of both, parted: ours as if it had run alone, and the base's as a run of its own. */
export function partRuns(both: BenchRun, ref: string, commit: string): { head: BenchRun; base: BenchRun } {
  const base = both.results.filter(({ peer }) => peer === BASE).map(asOwn)
  const head = both.results.filter(({ peer }) => peer !== BASE).map(withoutBase)
  return {
    head: { ...both, results: head },
    base: { ...both, results: base, git: { commit, branch: ref, dirty: false } }
  }
}

function asOwn({ peer: _, ...result }: Result): Result {
  return { ...result, id: result.id.replace(`/${BASE}:`, '/') }
}

function withoutBase({ versus, ...result }: Result): Result {
  const others = versus?.filter(({ peer }) => peer !== BASE) ?? []
  return others.length === 0 ? result : { ...result, versus: others }
}
