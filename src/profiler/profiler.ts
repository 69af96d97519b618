/**
 * The profiler's switch, and its sources. A source is anything that has rows besides this thread's own table: a team,
 * the tables of other threads, functions that are wrapped only while the profiler is on. Off means that nothing is on
 * anybody's path.
 */
import { ArgumentError, ProfilerError } from '../errors.ts'
import { callSite } from './call-site.ts'
import { leaveLocks, watchLocks } from './locks.ts'
import { ownRows, ownThread } from './own-thread.ts'
import type { Lane, Profile } from './profile.ts'
import { addToStats, type ProfileRow, type ProfileStats } from './row.ts'
import { calibrate } from './table/calibrate.ts'
import { type Costs, startRecording, stopRecording, table } from './table/recorder.ts'
import { takeProfile } from './take-profile.ts'
import { type Snapshot, snapshotThreads } from './thread-account.ts'
import { threadBorn, threadNumber } from './thread-identity.ts'

export interface ProfileOptions {
  /** Read each thread's CPU clock too: some 2 µs a call, left out by itself for functions too short for it. Default true. */
  readonly cpu?: boolean
  /** Keep single calls for a timeline. Default true. */
  readonly spans?: boolean
}

export interface ProfileSource {
  rows(): Iterable<ProfileRow>
  /** Order and times of what it has rows of. */
  lanes?(): readonly Lane[]
  /** A profile begins: what was booked is forgotten. */
  reset(): void
  /** It has ended. */
  stop?(): void
}

const sources = new Set<ProfileSource>()
let kept: ProfileRow[] = []
let keptLanes: Lane[] = []
let before: Snapshot | undefined
let taken: { readonly by: string; readonly wholeProgram: boolean } | undefined

/**
 * Starts a profile of this thread and of all workers of all teams; what an earlier one booked is forgotten. Calls that
 * are on the stack already are not seen. Throws ProfilerError when a profile is being taken, ArgumentError for options
 * that there are not.
 */
export function profileOn(options: ProfileOptions = {}): void {
  checkOptions(options)
  const { file, line } = callSite()
  start(options, { by: `${file}:${line}`, wholeProgram: false })
}

/**
 * Stops booking; the statistics stay to be read. Calls that are still running are booked up to now, a region to its
 * end. Does nothing when the profiler is off, or when it is the whole program's.
 */
export function profileOff(): void {
  if (taken?.wholeProgram === false) stop()
}

const OPTIONS: ReadonlySet<string> = new Set<keyof ProfileOptions>(['cpu', 'spans'])

function checkOptions(options: unknown): void {
  if (typeof options !== 'object' || options === null)
    throw new ArgumentError(`profileOn: expected an object of options, got ${String(options)}`)
  for (const [name, value] of Object.entries(options)) {
    if (!OPTIONS.has(name))
      throw new ArgumentError(`profileOn: there is no option ${name}; there are ${[...OPTIONS].join(', ')}`)
    if (value !== undefined && typeof value !== 'boolean')
      throw new ArgumentError(`profileOn: ${name}: expected true or false, got ${String(value)}`)
  }
}

interface ProgramProfile extends ProfileOptions {
  readonly costs?: Costs
  readonly countsOnly?: boolean
}

/** For `heddle profile`: a profile from the program's start to its end, which the program itself can not end. */
export function profileProgram(options: ProgramProfile): () => void {
  start(options, { by: 'the start of the program (heddle profile)', wholeProgram: true })
  return stop
}

function start(options: ProgramProfile, by: NonNullable<typeof taken>): void {
  if (taken !== undefined)
    throw new ProfilerError(`profileOn: a profile is being taken since ${taken.by}; end that one first`)
  taken = by
  kept = []
  keptLanes = []
  for (const source of sources) source.reset()
  before = snapshotThreads()
  watchLocks()
  startRecording({ ...options, costs: options.costs ?? calibrate() })
}

function stop(): void {
  if (taken === undefined) return
  stopRecording()
  leaveLocks()
  taken = undefined
  for (const source of sources) source.stop?.()
}

export function isProfiling(): boolean {
  return taken !== undefined
}

/** What was booked since profileOn(): a map of thread names to maps of functions. May be asked at any time. */
export function getProfileStats(): ProfileStats {
  const stats: ProfileStats = new Map()
  for (const row of ownRows()) addToStats(stats, row)
  for (const row of sourceRows()) addToStats(stats, row)
  return stats
}

/** The rows of the sources alone: the teams of this thread. */
export function sourceRows(): ProfileRow[] {
  return [...kept, ...[...sources].flatMap((source) => [...source.rows()])]
}

/**
 * The same and more as plain data, for the exporters: thread rows, who called whom, and when. Throws ProfilerError when
 * there has been no profile.
 */
export function getProfile(): Profile {
  if (before === undefined) throw new ProfilerError('getProfile: no profile has been taken; call profileOn() first')
  const own = { thread: ownThread, number: threadNumber(), born: threadBorn(), table }
  const remains = { rows: sourceRows(), lanes: sourceLanes(), samples: [], left: [] }
  return takeProfile({ tables: [own], remains: [remains], before, command: process.argv.slice(1) })
}

/** Their lanes. */
export function sourceLanes(): Lane[] {
  return [...keptLanes, ...[...sources].flatMap((source) => source.lanes?.() ?? [])]
}

export interface Profiling extends Disposable {
  /** What has been booked so far. */
  stats(): ProfileStats
}

/** A profile that lasts as long as a block: `using p = profiling()`. Throws as profileOn(). */
export function profiling(options: ProfileOptions = {}): Profiling {
  profileOn(options)
  return { stats: getProfileStats, [Symbol.dispose]: profileOff }
}

/** Runs `fn` under the profiler, to its end when it is async. What it throws passes through. Throws as profileOn(). */
export async function profile<Result>(
  fn: () => Result | Promise<Result>,
  options: ProfileOptions = {}
): Promise<{ result: Result; stats: ProfileStats }> {
  profileOn(options)
  try {
    const result = await fn()
    profileOff()
    return { result, stats: getProfileStats() }
  } finally {
    profileOff()
  }
}

/** Adds a source; closing it keeps its rows for the profile that is being taken. */
export function addSource(source: ProfileSource): { close(): void } {
  sources.add(source)
  return {
    close() {
      if (!sources.delete(source)) return
      kept.push(...source.rows())
      keptLanes.push(...(source.lanes?.() ?? []))
    }
  }
}
