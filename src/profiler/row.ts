/** One row of a profile: what one function did on one thread. Times in milliseconds. */
import type { CallSite } from './call-site.ts'

export interface ProfileThread {
  /** Rank in its team; null for a thread that is no team's worker. */
  readonly rank: number | null
  readonly name: string
  /** Node's thread id: 0 is the main thread. */
  readonly tid: number
}

export interface ProfileRow {
  readonly thread: ProfileThread
  readonly function: string
  readonly file: string
  readonly line: number
  /** Counted from 1; tells two functions of one line and name apart. */
  readonly column?: number
  /** For kernels the JavaScript line that started the region; for functions their own line. */
  readonly calledFrom: CallSite
  readonly calls: number
  /** Calls that were not made, directly or not, from the same function. */
  readonly primitiveCalls: number
  readonly wall: { readonly total: number; readonly self: number; readonly min: number; readonly max: number }
  /** The thread's own CPU time; null where it was not or can not be read. */
  readonly cpu: { readonly total: number; readonly self: number } | null
  /** Floating-point operations, as LAPACK counts them: this rank's part. Absent where none were counted. */
  readonly flops?: number
  /** Time at barriers; of JavaScript functions at locks: in Atomics.wait. */
  readonly wait: number
  /** An async function or a generator: its clocks stand still while it is suspended. */
  readonly async?: true
  /** Time that its calls were suspended: awaiting, or between two values. */
  readonly awaited?: number
  /** Calls that had not ended. */
  readonly running?: number
  /** There is no CPU time because the calls are too short for that clock (their mean is below about 50 µs). */
  readonly tooShort?: true
}

/** The sum of two rows of the same function on the same thread. */
export function addRows(a: ProfileRow, b: ProfileRow): ProfileRow {
  return {
    ...a,
    calls: a.calls + b.calls,
    primitiveCalls: a.primitiveCalls + b.primitiveCalls,
    wall: {
      total: a.wall.total + b.wall.total,
      self: a.wall.self + b.wall.self,
      min: Math.min(a.wall.min, b.wall.min),
      max: Math.max(a.wall.max, b.wall.max)
    },
    cpu: a.cpu && b.cpu && { total: a.cpu.total + b.cpu.total, self: a.cpu.self + b.cpu.self },
    wait: a.wait + b.wait,
    ...((a.flops ?? b.flops) !== undefined && { flops: (a.flops ?? 0) + (b.flops ?? 0) }),
    ...suspensionOf(a, b)
  }
}

function suspensionOf(a: ProfileRow, b: ProfileRow): Partial<ProfileRow> {
  const awaited = (a.awaited ?? 0) + (b.awaited ?? 0)
  const running = (a.running ?? 0) + (b.running ?? 0)
  return {
    ...((a.async || b.async) && { async: true, awaited }),
    ...(running > 0 && { running }),
    ...((a.tooShort || b.tooShort) && { tooShort: true })
  }
}

/** Rows by thread name, then by function and place; rows of the same key are added up. */
export type ProfileStats = Map<string, Map<string, ProfileRow>>

export function addToStats(stats: ProfileStats, row: ProfileRow): void {
  let functions = stats.get(row.thread.name)
  if (functions === undefined) {
    functions = new Map()
    stats.set(row.thread.name, functions)
  }
  const key = `${row.function} ${row.calledFrom.file}:${row.calledFrom.line}${row.column === undefined ? '' : `:${row.column}`}`
  const before = functions.get(key)
  functions.set(key, before === undefined ? row : addRows(before, row))
}

/** All rows, thread by thread. */
export function rowsOf(stats: ProfileStats): ProfileRow[] {
  return [...stats.values()].flatMap((functions) => [...functions.values()])
}
