/**
 * One thread's table in shared memory: only its thread writes it, any thread reads it, even while the writer is
 * blocked. Untouched pages cost nothing, so that the sizes below are limits, not use.
 *
 *   header     ints and times that change with every call
 *   functions  one row a function: counts and times
 *   nodes      the calling-context tree: a function under its callers, with its own times; callers, callees and
 *              stacks are all sums over it
 *   frames     calls that are on the stack now
 *   spans      single calls with start and length; short ones are dropped when it is full
 *   text       one line of JSON a function: name, file, line, column, kind
 */
export const MAX_FUNCTIONS = 8192
export const MAX_NODES = 32768
/** Deeper than V8's default stack goes. */
export const MAX_DEPTH = 16384
export const MAX_SPANS = 32768
const TEXT_BYTES = 1 << 21

/** Header, 32-bit words. */
export const SP = 0
export const NODE_COUNT = 1
export const SPAN_COUNT = 2
export const TEXT_LENGTH = 3
/** Calls that found the stack, the tree or the table of functions full. */
export const LOST = 4
/** Header, doubles (milliseconds). */
export const SPENT = 8
export const STARTED = 9
export const STOPPED = 10
export const COST_WALL = 11
export const COST_CPU = 12
export const SHORTEST_SPAN = 13
/** Calls, or parts of suspended ones, that were booked; and those of them whose CPU time was read. */
export const CLOSED = 14
export const CLOSED_WITH_CPU = 15
/** What the thread had used when the watcher last looked, for one that is ended from outside: written by the watcher. */
export const SEEN_CPU = 16
export const SEEN_DELAY = 17
/** 1 when calls are counted and nothing else. */
export const COUNTS_ONLY = 18
/** What lies between a call's own two readings: of the wall clock without and with the CPU clock, and of that. */
export const INNER_WALL = 19
export const INNER_WALL_WITH_CPU = 20
export const INNER_CPU = 21
const HEADER_BYTES = 256

/** A function's row, doubles. */
export const ROW = 16
export const CALLS = 0
export const FINISHED = 1
export const PRIMITIVE = 2
export const WALL = 3
export const WALL_SELF = 4
export const WALL_MIN = 5
export const WALL_MAX = 6
export const CPU = 7
export const CPU_SELF = 8
/** Wall time of the calls whose CPU time was read: total and self. */
export const READ = 9
export const READ_SELF = 10
export const AWAITED = 11
export const DEPTH = 12
/** 1 when calls have been so short that the CPU clock is left alone. */
export const SHORT = 13
/** Time at locks, of all open calls of the function. */
export const WAIT = 14

/** A node: doubles, and 32-bit words beside them. Node 0 is the root: no function. */
export const NODE = 4
export const NODE_CALLS = 0
export const NODE_WALL = 1
export const NODE_CPU = 2
/** Wall time of the calls whose CPU time was read. */
export const NODE_READ = 3
export const LINK = 4
export const LINK_PARENT = 0
export const LINK_FUNCTION = 1
/** Child that was entered last: the next call is most often the same. */
export const LINK_LAST = 2
/** Next node with the same hash. */
export const LINK_NEXT = 3
export const BUCKETS = 65536

/** A frame, doubles; its function and its node are words. */
export const FRAME = 6
export const FRAME_WALL = 0
export const FRAME_CPU = 1
export const FRAME_CHILD_WALL = 2
export const FRAME_CHILD_CPU = 3
export const FRAME_SPENT = 4

/** A span: start, elapsed, CPU; NaN where that was not read. Its node and depth are words. */
export const SPAN = 3

export interface TableViews {
  readonly words: Int32Array
  readonly header: Float64Array
  readonly rows: Float64Array
  readonly nodes: Float64Array
  readonly links: Int32Array
  readonly buckets: Int32Array
  readonly frames: Float64Array
  readonly frameFunctions: Int32Array
  readonly frameNodes: Int32Array
  readonly spans: Float64Array
  readonly spanNodes: Int32Array
  readonly spanDepths: Int32Array
  readonly text: Uint8Array
}

const BYTES =
  HEADER_BYTES +
  8 * (MAX_FUNCTIONS * ROW + MAX_NODES * NODE + MAX_DEPTH * FRAME + MAX_SPANS * SPAN) +
  4 * (MAX_NODES * LINK + BUCKETS + 2 * MAX_DEPTH + 2 * MAX_SPANS) +
  TEXT_BYTES

export function newTable(): SharedArrayBuffer {
  return new SharedArrayBuffer(BYTES)
}

export function viewsOf(buffer: SharedArrayBuffer): TableViews {
  let at = HEADER_BYTES
  const doubles = (length: number) => {
    const view = new Float64Array(buffer, at, length)
    at += view.byteLength
    return view
  }
  const words = (length: number) => {
    const view = new Int32Array(buffer, at, length)
    at += view.byteLength
    return view
  }
  return {
    words: new Int32Array(buffer, 0, 16),
    header: new Float64Array(buffer, 0, HEADER_BYTES / 8),
    rows: doubles(MAX_FUNCTIONS * ROW),
    nodes: doubles(MAX_NODES * NODE),
    frames: doubles(MAX_DEPTH * FRAME),
    spans: doubles(MAX_SPANS * SPAN),
    links: words(MAX_NODES * LINK),
    buckets: words(BUCKETS),
    frameFunctions: words(MAX_DEPTH),
    frameNodes: words(MAX_DEPTH),
    spanNodes: words(MAX_SPANS),
    spanDepths: words(MAX_SPANS),
    text: new Uint8Array(buffer, at, TEXT_BYTES)
  }
}
