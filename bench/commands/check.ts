/** `heddle check`: the how-to's program. The SVD of NumPy's random 4096 × 2048 matrix, and what every thread did. */
import { mkdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Team } from '../../src/create-team.ts'
import { fileRefusal } from '../../src/file-refusal.ts'
import { createTeam, type Matrix, random, type Svd, tuneEngine, type Variant } from '../../src/index.ts'
import { defaultThreads } from '../../src/machine/default-threads.ts'
import { usableCores } from '../../src/machine/usable-cores.ts'
import { writeNpy } from '../../src/npy/write-npy.ts'
import { checkWritable } from '../../src/whole-file.ts'
import { nameOf, PASSED_BELOW } from '../cases/case.ts'
import { type CheckAccount, decompose } from '../check/decompose.ts'
import { decomposeElsewhere } from '../check/decompose-elsewhere.ts'
import { openPeer } from '../check/open-peer.ts'
import { checkReport } from '../check/report.ts'
import { type Residuals, residualsOf } from '../check/residuals.ts'
import { verdictOf } from '../check/verdict.ts'
import { RemoteTeam } from '../peers/remote/remote-team.ts'
import { pinningOf } from '../pinning.ts'
import { screenOf } from '../report/style.ts'
import { wideHint } from '../report/wide-hint.ts'
import type { FunctionRow, PeerRecord } from '../result/types.ts'
import { bestPeaks } from '../runner/peaks.ts'
import { probeWide } from '../runner/probe-wide.ts'
import { progressOn } from '../runner/progress.ts'
import { UsageError } from '../runner/usage-error.ts'

export interface CheckOptions {
  readonly rows: number
  readonly cols: number
  readonly seed: number
  readonly threads?: number
  readonly vectors: 'thin' | 'full' | 'none'
  readonly variant: Variant | 'auto'
  /** What runs it in place of our kernels: numpy, openblas, emscripten, clang. */
  readonly peer?: string
  /** Undefined: as pinningOf chooses. */
  readonly pin?: boolean
  /** A .npy file with the matrix, in place of the random one. */
  readonly input?: string
  /** Folder for u.npy, s.npy, vt.npy. */
  readonly save?: string
  readonly json: boolean
  /** Shows only the rows whose function contains this. */
  readonly match?: string
  readonly signal: AbortSignal
}

/** What check found; with --json it is printed as it is. Times in milliseconds. */
export interface CheckOutcome {
  readonly shape: readonly [number, number]
  readonly dtype: string
  readonly input: string | null
  readonly seed: number | null
  readonly vectors: string
  /** What ran it, where it was not our kernels. */
  readonly peer: PeerRecord | null
  readonly variant: string
  /** As asked for: a peer may use fewer. */
  readonly threads: number
  readonly usableCores: number
  /** Whether each rank was tied to a core. */
  readonly pinned: boolean
  readonly wall: number
  readonly singularValues: { readonly largest: number; readonly smallest: number }
  /** Null when there are no vectors to form it from. */
  readonly residuals: Residuals | null
  readonly passed: boolean
  readonly verdict: string
  /** A faster way that this machine has, as measured in this process; null when there is none. */
  readonly hint: string | null
  /** GFLOP/s that one thread of this build can do at most, as measured afterwards; null for a peer. */
  readonly peak: number | null
  readonly account: CheckAccount
  /** The threads that compute. */
  readonly workers: { readonly count: number; readonly cpu: number }
  readonly functions: readonly FunctionRow[]
}

/** Returns the exit code: 0, or 1 when a residual is not below LAPACK's limit. */
export async function check(options: CheckOptions): Promise<number> {
  const progress = await progressOn(process.stderr)
  try {
    const outcome = await measure(options, (text) => progress.say(text))
    progress.stop()
    const screen = screenOf(process.stdout)
    process.stdout.write(
      options.json ? `${JSON.stringify(outcome, null, 2)}\n` : checkReport(outcome, screen, options.match)
    )
    return outcome.passed ? 0 : 1
  } finally {
    progress.stop()
  }
}

async function measure(options: CheckOptions, say: (text: string) => void): Promise<CheckOutcome> {
  const { vectors, signal } = options
  checkPeerOptions(options)
  tuneEngine({ wide: options.variant === 'wide' })
  say('starting the threads')
  const usable = usableCores()
  const threads = options.threads ?? defaultThreads(usable)
  const isPinned = await pinningOf(options.pin, usable)
  const peer = options.peer === undefined ? undefined : await openPeer(options.peer, threads, { isPinned, signal })
  // Our kernels in C run on a team like any other; what runs elsewhere is given copies by a team of ours, which checks it.
  const inC = peer?.team instanceof Team ? peer.team : undefined
  const elsewhere = peer?.team instanceof RemoteTeam ? peer.team : undefined
  await using _elsewhere = closing(elsewhere)
  const pinned = elsewhere === undefined && isPinned(threads)
  await using team = inC ?? (await createTeam({ variant: options.variant, threads, pin: pinned }))
  say('making the matrix')
  const a = await makeMatrix(team, options)
  if (options.save !== undefined) await prepareFolder(options.save)
  if (peer?.team.has?.(nameOf('svd', a.dtype)) === false)
    throw new UsageError(`--peer: ${options.peer} has no ${nameOf('svd', a.dtype)}; give it a matrix of f64`)
  say(`SVD of a ${a.rows}x${a.cols} matrix on ${threads} threads`)
  const { factors, wall, account, workers, functions } =
    elsewhere === undefined
      ? await decompose(team, a, options)
      : await decomposeElsewhere(elsewhere, options.peer as string, team, a, options)
  const { s, u, vt } = factors

  let residuals: Residuals | null = null
  if (u !== undefined && vt !== undefined) {
    say('forming the residuals')
    // The decomposition has overwritten the matrix.
    await fillMatrix(a, options)
    residuals = a.length === 0 ? null : await residualsOf(team, a, { u, s, vt }, signal)
  }
  signal.throwIfAborted()
  if (options.save !== undefined) await save(options.save, { s, u, vt })

  say('measuring the peak')
  const peak = peer === undefined ? (await team.probe.peak(a.dtype)) / team.threads : null
  const noProbe = peer !== undefined || team.variant === 'wide' || signal.aborted
  const peaks = noProbe ? [] : bestPeaks(await probeWide(team.variant))

  const runDelay = workers.reduce((sum, thread) => sum + thread.runDelay, 0)
  return {
    shape: [a.rows, a.cols],
    dtype: a.dtype,
    input: options.input ?? null,
    seed: options.input === undefined ? options.seed : null,
    vectors,
    peer: peer?.build ?? null,
    variant: peer?.build.variant ?? team.variant,
    threads,
    usableCores: usable.count,
    pinned,
    wall,
    singularValues: { largest: s[0] ?? 0, smallest: s[s.length - 1] ?? 0 },
    residuals,
    passed: residuals === null || hasPassed(residuals),
    verdict: verdictOf({
      threads,
      usableCores: usable.count,
      ours: peer === undefined,
      wall,
      rows: functions,
      runDelay
    }),
    hint: wideHint(peaks, [team.variant]) ?? null,
    peak,
    account,
    workers: { count: peer?.build.threads[0] ?? team.threads, cpu: workers.reduce((sum, { cpu }) => sum + cpu, 0) },
    functions
  }
}

/** What asks for our kernels' own, a peer can not be asked for. */
function checkPeerOptions({ peer, vectors, variant }: CheckOptions): void {
  if (peer === undefined) return
  if (vectors === 'full') throw new UsageError('--vectors: a peer computes thin or none, got "full"')
  if (variant !== 'auto') throw new UsageError(`--variant: is a build of our kernels, and --peer ${peer} has its own`)
}

function closing(team: RemoteTeam | undefined): AsyncDisposable {
  return { [Symbol.asyncDispose]: async () => team?.close() }
}

function hasPassed({ reconstruction, u, v, ordered }: Residuals): boolean {
  return ordered && [reconstruction, u, v].every((ratio) => ratio < PASSED_BELOW)
}

async function makeMatrix(team: Team, options: CheckOptions): Promise<Matrix> {
  if (options.input !== undefined) return team.readNpy(options.input)
  const a = team.matrix(options.rows, options.cols)
  await fillMatrix(a, options)
  return a
}

async function fillMatrix(a: Matrix, { input, seed }: CheckOptions): Promise<void> {
  if (input === undefined) a.fill(random(seed))
  else await a.fillFromNpy(input)
}

/** Before the decomposition, so that a folder that can not be is told at once. Throws UsageError. */
async function prepareFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder)
    for (const name of ['s', 'u', 'vt']) await checkWritable(join(folder, `${name}.npy`))
  } catch (error) {
    throw new UsageError(`--save: nothing can be written to ${folder} (${fileRefusal(error)}); name another folder`)
  }
}

/** Node's own recursive mkdir never returns where the system lets nobody make a folder, as in /proc. */
async function makeFolder(folder: string): Promise<void> {
  if ((await stat(folder).catch(() => undefined))?.isDirectory()) return
  if (dirname(folder) !== folder) await makeFolder(dirname(folder))
  await mkdir(folder)
}

async function save(
  folder: string,
  { s, u, vt }: Pick<Svd, 's'> & { u: Matrix | undefined; vt: Matrix | undefined }
): Promise<void> {
  await writeNpy(join(folder, 's.npy'), { rows: s.length, data: s })
  await u?.writeNpy(join(folder, 'u.npy'))
  await vt?.writeNpy(join(folder, 'vt.npy'))
}
