/** What a table holds, for any thread: functions with their times, the calling-context tree, single calls. */
import { type FunctionIdentity, readFunctions } from './functions.ts'
import * as T from './layout.ts'
import { TOO_SHORT } from './too-short.ts'

export interface FunctionTimes extends FunctionIdentity {
  readonly calls: number
  readonly primitiveCalls: number
  /** Calls that have not ended. */
  readonly running: number
  readonly wall: { readonly total: number; readonly self: number; readonly min: number; readonly max: number }
  /** Null where the thread has no such clock, or the calls are too short for it. */
  readonly cpu: { readonly total: number; readonly self: number } | null
  /** The wall clock only, because the mean is too short for the CPU clock. */
  readonly tooShort: boolean
  /** Time that calls of async functions and generators were suspended. */
  readonly awaited: number
  /** Time that its calls, and what they called, stood at a lock. */
  readonly wait: number
}

/** A function under its callers. */
export interface ContextNode {
  readonly id: number
  /** 0: called by nothing that is seen. */
  readonly parent: number
  /** Index into `functions`. */
  readonly fn: number
  readonly calls: number
  readonly wall: number
  readonly cpu: number
}

export interface Span {
  readonly node: number
  readonly depth: number
  readonly start: number
  readonly elapsed: number
  /** Null where it was not read. */
  readonly cpu: number | null
}

export interface TableReading {
  /** All functions by number; those that were not called have no calls. */
  readonly functions: readonly FunctionTimes[]
  readonly nodes: readonly ContextNode[]
  readonly spans: readonly Span[]
  /** Calls shorter than this, in ms, may be missing from the spans. */
  readonly shortestSpan: number
  /** From profileOn to profileOff, or to now; milliseconds on the clock that all threads share. */
  readonly started: number
  readonly stopped: number
  readonly overhead: Overhead
  /** Calls were counted and nothing else: there are no times. */
  readonly countsOnly: boolean
  /** Calls that found the table full. */
  readonly lost: number
}

/** What profiling has cost the thread: already taken off its times. Milliseconds. */
export interface Overhead {
  readonly total: number
  readonly callsWithCpu: number
  readonly callsWallOnly: number
  readonly perCallWithCpu: number
  readonly perCallWallOnly: number
}

/** Part of a function's wall time that may go without the CPU clock before its CPU time is not told. */
const UNREAD_PART = 0.05

/** May be asked while the table's thread runs: calls that are on its stack count up to now. */
export function readTable(buffer: SharedArrayBuffer): TableReading {
  const views = T.viewsOf(buffer)
  const { header, words, rows, nodes, links } = views
  const now = header[T.STOPPED] || performance.now()
  const open = openTimes(views, now)
  const functions = readFunctions(views).map((identity, fn) => timesOf(identity, rows, fn, open.functions.get(fn)))
  const tree: ContextNode[] = []
  for (let id = 1; id < words[T.NODE_COUNT]; id++) {
    const extra = open.nodes.get(id) ?? 0
    tree.push({
      id,
      parent: links[id * T.LINK + T.LINK_PARENT],
      fn: links[id * T.LINK + T.LINK_FUNCTION],
      calls: nodes[id * T.NODE + T.NODE_CALLS],
      wall: nodes[id * T.NODE + T.NODE_WALL] + extra,
      // Where the CPU clock was not read, the wall clock stands in: the calls are too short to wait for anything.
      cpu: nodes[id * T.NODE + T.NODE_CPU] + nodes[id * T.NODE + T.NODE_WALL] - nodes[id * T.NODE + T.NODE_READ]
    })
  }
  return {
    functions,
    nodes: tree,
    spans: [...readSpans(views), ...open.spans],
    shortestSpan: header[T.SHORTEST_SPAN],
    started: header[T.STARTED],
    stopped: now,
    overhead: {
      total: header[T.SPENT],
      callsWithCpu: header[T.CLOSED_WITH_CPU],
      callsWallOnly: header[T.CLOSED] - header[T.CLOSED_WITH_CPU],
      perCallWithCpu: header[T.COST_CPU],
      perCallWallOnly: header[T.COST_WALL]
    },
    countsOnly: header[T.COUNTS_ONLY] === 1,
    lost: words[T.LOST]
  }
}

interface OpenTimes {
  readonly total: number
  readonly self: number
}

/** Calls on the stack, outermost first: what they have taken so far. Their CPU time only their thread could tell. */
function openTimes({ words, header, frames, frameFunctions, frameNodes }: T.TableViews, now: number) {
  const functions = new Map<number, OpenTimes>()
  const nodes = new Map<number, number>()
  const spans: Span[] = []
  let inside = 0
  for (let at = words[T.SP]; at > 0; at--) {
    const frame = at * T.FRAME
    const start = frames[frame + T.FRAME_WALL]
    const elapsed = Math.max(0, now - start - (header[T.SPENT] - frames[frame + T.FRAME_SPENT]))
    const self = Math.max(0, elapsed - frames[frame + T.FRAME_CHILD_WALL] - inside)
    inside = elapsed
    const fn = frameFunctions[at]
    // From the top down: the last one seen is the outermost of a recursion, and its total stands.
    functions.set(fn, { total: elapsed, self: self + (functions.get(fn)?.self ?? 0) })
    nodes.set(frameNodes[at], self + (nodes.get(frameNodes[at]) ?? 0))
    spans.push({ node: frameNodes[at], depth: at - 1, start, elapsed: Math.max(0, now - start), cpu: null })
  }
  return { functions, nodes, spans: spans.reverse() }
}

function timesOf(
  identity: FunctionIdentity,
  rows: Float64Array,
  fn: number,
  open: OpenTimes = { total: 0, self: 0 }
): FunctionTimes {
  const field = (offset: number) => rows[fn * T.ROW + offset]
  const calls = field(T.CALLS)
  const finished = field(T.FINISHED)
  const total = field(T.WALL) + open.total
  const max = Math.max(field(T.WALL_MAX), open.total)
  const unread = field(T.WALL) - field(T.READ)
  const tooShort = unread > UNREAD_PART * total || total < TOO_SHORT * field(T.PRIMITIVE)
  // Only its own thread could tell the CPU time of a call that runs.
  const unknown = tooShort || open.total > UNREAD_PART * total
  const cpu = unknown ? null : cpuOf(field(T.CPU) + unread, field(T.CPU_SELF) + field(T.WALL_SELF) - field(T.READ_SELF))
  return {
    ...identity,
    calls,
    primitiveCalls: field(T.PRIMITIVE),
    running: calls - finished,
    wall: { total, self: field(T.WALL_SELF) + open.self, min: finished > 0 ? field(T.WALL_MIN) : max, max },
    cpu,
    tooShort,
    awaited: field(T.AWAITED),
    wait: field(T.WAIT)
  }
}

/** The wall clock, which stands in for calls that were not read, may have run on while the thread had no core. */
function cpuOf(total: number, self: number): { total: number; self: number } {
  return { total, self: Math.min(self, total) }
}

function* readSpans({ words, spans, spanNodes, spanDepths }: T.TableViews): Generator<Span> {
  for (let i = 0; i < words[T.SPAN_COUNT]; i++) {
    const cpu = spans[i * T.SPAN + 2]
    yield {
      node: spanNodes[i],
      depth: spanDepths[i],
      start: spans[i * T.SPAN],
      elapsed: spans[i * T.SPAN + 1],
      cpu: Number.isNaN(cpu) ? null : cpu
    }
  }
}
