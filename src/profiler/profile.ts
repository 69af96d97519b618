/** A whole profile as data: what is saved as JSON, and what every exporter takes. Times in milliseconds. */
import type { ProfileRow, ProfileThread } from './row.ts'
import type { FunctionKind } from './table/functions.ts'
import type { Overhead } from './table/read-table.ts'

export const PROFILE_SCHEMA = 'heddle.profile/1'

export interface Profile {
  readonly schema: typeof PROFILE_SCHEMA
  /** When it was taken, ISO 8601, UTC. */
  readonly taken: string
  /** The script and its arguments. */
  readonly command: readonly string[]
  readonly node: string
  readonly wall: number
  /** CPU time of the process, all its threads. */
  readonly processCpu: number
  /** Every thread of the process, V8's and libuv's among them; the CPU times add up to the process's. */
  readonly threads: readonly ThreadRow[]
  readonly functions: readonly ProfileRow[]
  /** Per thread: who called whom, and when. */
  readonly lanes: readonly Lane[]
  /** Exact calls, when nothing but they was asked for. */
  readonly counts?: readonly CallCount[]
  /** V8's sampled profiles, one a thread, when they were asked for. */
  readonly samples?: readonly SampledThread[]
  /** Functions and files that were left as they are, and why. */
  readonly left: readonly string[]
}

export type ThreadRole = 'main' | 'worker' | 'engine' | 'exited'

export interface ThreadRow {
  /** The kernel's number; null for those that have exited. */
  readonly id: number | null
  readonly name: string
  readonly role: ThreadRole
  readonly wall: number
  readonly cpu: number
  /** Ready to run, but waiting for a core; null where it is not known. */
  readonly runDelay: number | null
  readonly switches: { readonly voluntary: number; readonly involuntary: number } | null
  /** Logical core that it ran on last. */
  readonly core: number | null
}

export interface Lane {
  readonly thread: ProfileThread
  /** On the clock that all lanes share. */
  readonly started: number
  readonly stopped: number
  readonly frames: ReadonlyArray<{
    readonly name: string
    readonly file: string
    readonly line: number
    readonly column: number
    readonly kind: FunctionKind
  }>
  /** The calling-context tree; parents come before their children, times are self times. */
  readonly nodes: readonly LaneNode[]
  /** Single calls, in the order of their start. */
  readonly spans: readonly LaneSpan[]
  /** Calls shorter than this may be missing from the spans. */
  readonly shortestSpan: number
  readonly overhead: Overhead
  /** Calls that found the table full: they are not in it. */
  readonly lost: number
}

/** `parent` is an index into `nodes`, −1 for none; `frame` one into `frames`. */
export interface LaneNode {
  readonly parent: number
  readonly frame: number
  readonly calls: number
  readonly wall: number
  readonly cpu: number
}

/** `node` is an index into `nodes`. */
export interface LaneSpan {
  readonly node: number
  readonly depth: number
  readonly start: number
  readonly elapsed: number
  readonly cpu: number | null
}

export interface CallCount {
  readonly thread: ProfileThread
  readonly function: string
  readonly file: string
  readonly line: number
  readonly calls: number
}

export interface SampledThread {
  readonly thread: ProfileThread
  /** As V8 writes it: a .cpuprofile. */
  readonly profile: unknown
}
