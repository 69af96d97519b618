/**
 * What a profiled call does: enter, leave, and for functions that can be suspended also suspend and resume. One
 * recorder a thread; it writes this thread's table and nothing else. Times in milliseconds.
 *
 * The clocks are read last on the way in and first on the way out. What the recorder itself takes was measured
 * (calibrate.ts): `inner` lies between a call's own two readings, `spent` adds up what all calls cost, and both are
 * taken off.
 */
import { threadCpu } from '../clock.ts'
import { type FunctionIdentity, FunctionNumbers } from './functions.ts'
import * as layout from './layout.ts'
import { clearSpans, spanLog } from './span-log.ts'
import { TOO_SHORT } from './too-short.ts'
import { childFinder } from './tree.ts'

/** Constants of this module: the compiler knows their values, while each use of an import is a load. */
const {
  AWAITED,
  CALLS,
  COST_CPU,
  COUNTS_ONLY,
  COST_WALL,
  CPU,
  CPU_SELF,
  DEPTH,
  FINISHED,
  FRAME,
  FRAME_CHILD_CPU,
  FRAME_CHILD_WALL,
  FRAME_CPU,
  FRAME_SPENT,
  FRAME_WALL,
  INNER_CPU,
  INNER_WALL,
  INNER_WALL_WITH_CPU,
  LINK,
  LOST,
  MAX_DEPTH,
  MAX_FUNCTIONS,
  CLOSED_WITH_CPU,
  NODE,
  NODE_CALLS,
  NODE_COUNT,
  NODE_CPU,
  NODE_READ,
  NODE_WALL,
  PRIMITIVE,
  READ,
  READ_SELF,
  ROW,
  SHORT,
  SHORTEST_SPAN,
  SP,
  SPENT,
  STARTED,
  STOPPED,
  WAIT,
  WALL,
  WALL_MAX,
  WALL_MIN,
  CLOSED,
  WALL_SELF
} = layout

/**
 * Calls before the mean is believed, and after which it is looked at again: a power of two, as the remainder of a
 * double by another number is a call into C.
 */
const CALLS_TO_JUDGE = 16
/** Tokens of one profile: more than frames can be. A token of an earlier profile is out of range, and ignored. */
const TOKENS = 32768
const MAX_PROFILES = 32768

export interface CallCost {
  /** Of a whole call, as its caller feels it. */
  readonly whole: number
  /** Between the call's own readings of the wall clock, and of the CPU clock. */
  readonly inner: number
  readonly innerCpu: number
}

export interface Costs {
  readonly wallOnly: CallCost
  readonly withCpu: CallCost
}

const NO_COST: CallCost = { whole: 0, inner: 0, innerCpu: 0 }
export const NO_COSTS: Costs = { wallOnly: NO_COST, withCpu: NO_COST }

/** A call of a function that can be suspended. */
export interface SuspendableCall {
  /** Of its frame; 0 while it is suspended. */
  token: number
  readonly fn: number
  readonly node: number
  readonly profile: number
  /** Its active time so far, and of how many parts. */
  wall: number
  parts: number
  suspendedAt: number
}

export const table = layout.newTable()
export const views = layout.viewsOf(table)
const { words, header, rows, nodes, links, buckets, frames, frameFunctions, frameNodes } = views
const functions = new FunctionNumbers(views)
const findChild = childFinder(views)
const logSpan = spanLog(views)
const clock = performance

let on = false
let counting = false
let profile = 0
let base = 0
let sp = 0
let readsCpu = true
let logsSpans = true

export function numberOf(identity: FunctionIdentity): number {
  return functions.of(identity)
}

export function isRecording(): boolean {
  return on
}

export interface RecorderOptions {
  /** Read the CPU clock too, where a function is not too short for it. Default true. */
  readonly cpu?: boolean | undefined
  /** Keep single calls for a timeline. Default true. */
  readonly spans?: boolean | undefined
  readonly costs?: Costs
  /** Count calls and nothing else: a few ns each. Default false. */
  readonly countsOnly?: boolean | undefined
}

/** Forgets what was booked and books from now on. Calls that are on the stack already are not seen. */
export function startRecording(options: RecorderOptions = {}): void {
  rows.fill(0)
  for (let fn = 0; fn < MAX_FUNCTIONS; fn++) rows[fn * ROW + WALL_MIN] = Number.POSITIVE_INFINITY
  nodes.fill(0, 0, words[NODE_COUNT] * NODE)
  links.fill(0, 0, LINK)
  buckets.fill(0)
  words[NODE_COUNT] = 1
  words[LOST] = 0
  clearSpans(views)
  header.fill(0, SPENT, COST_WALL)
  header[CLOSED_WITH_CPU] = header[CLOSED] = 0
  const { wallOnly, withCpu } = options.costs ?? NO_COSTS
  header[COST_WALL] = wallOnly.whole
  header[COST_CPU] = withCpu.whole
  header[INNER_WALL] = wallOnly.inner
  header[INNER_WALL_WITH_CPU] = withCpu.inner
  header[INNER_CPU] = withCpu.innerCpu
  readsCpu = options.cpu !== false && !Number.isNaN(threadCpu())
  logsSpans = options.spans !== false
  sp = words[SP] = 0
  profile = (profile + 1) % MAX_PROFILES
  base = profile * TOKENS
  counting = options.countsOnly === true
  header[COUNTS_ONLY] = counting ? 1 : 0
  on = !counting
  header[STARTED] = clock.now()
}

/** Books what is on the stack up to now, as still running, and ends the profile. */
export function stopRecording(): void {
  if (!on && !counting) return
  const now = clock.now()
  while (sp > 0) close(now)
  on = counting = false
  header[STOPPED] = now
}

/** Returns a token for leave(); 0 when the profiler is off. */
export function enter(fn: number): number {
  if (!on) return count(fn)
  return push(fn, findChild(frameNodes[sp], fn), true)
}

export function leave(token: number): void {
  if (token === 0) return
  const now = clock.now()
  if (token - base !== sp && !unwindTo(token, now)) return
  const elapsed = close(now)
  finish(frameFunctions[sp + 1] * ROW, elapsed)
}

function count(fn: number): 0 {
  if (counting) rows[fn * ROW + CALLS]++
  return 0
}

/** Null when the profiler is off. */
export function enterSuspendable(fn: number): SuspendableCall | null {
  if (!on) {
    count(fn)
    return null
  }
  const node = findChild(frameNodes[sp], fn)
  const token = push(fn, node, true)
  return token === 0 ? null : { token, fn, node, profile, wall: 0, parts: 0, suspendedAt: 0 }
}

/** The call leaves the stack for a while, with `value` on its way out. */
export function suspend<T>(call: SuspendableCall | null, value: T): T {
  if (call === null || call.token === 0) return value
  const now = clock.now()
  if (unwindTo(call.token, now)) {
    call.wall += close(now)
    call.suspendedAt = now
    // The clock is read for each part, so it is the parts that must be long enough for it.
    const row = call.fn * ROW
    if ((++call.parts & (CALLS_TO_JUDGE - 1)) === 0 && call.wall < TOO_SHORT * call.parts) rows[row + SHORT] = 1
  }
  call.token = 0
  return value
}

/** It is back, with `value`. Does nothing when it was not away. */
export function resume<T>(call: SuspendableCall | null, value: T): T {
  if (call === null || call.token !== 0 || call.profile !== profile || !on) return value
  rows[call.fn * ROW + AWAITED] += clock.now() - call.suspendedAt
  // From the event loop: under those who called it first. From a consumer of a generator: under that.
  const node = sp === 0 ? call.node : findChild(frameNodes[sp], call.fn)
  call.token = push(call.fn, node, false)
  return value
}

/** The call is over, wherever it was. */
export function leaveSuspendable(call: SuspendableCall | null): void {
  if (call === null) return
  suspend(call, undefined)
  if (!on || call.profile !== profile) return
  const row = call.fn * ROW
  // Of all its parts together.
  if (call.wall > rows[row + WALL_MAX]) rows[row + WALL_MAX] = call.wall
  finish(row, call.wall)
}

/** The thread stood at a lock: for each function on the stack once. */
export function bookWait(milliseconds: number): void {
  for (const fn of new Set(frameFunctions.subarray(1, sp + 1))) rows[fn * ROW + WAIT] += milliseconds
}

function push(fn: number, node: number, isCall: boolean): number {
  if (sp === MAX_DEPTH - 1) {
    words[LOST]++
    return 0
  }
  sp++
  const row = fn * ROW
  const depth = rows[row + DEPTH]++
  if (isCall) {
    rows[row + CALLS]++
    if (depth === 0) rows[row + PRIMITIVE]++
    nodes[node * NODE + NODE_CALLS]++
  }
  frameFunctions[sp] = fn
  frameNodes[sp] = node
  const frame = sp * FRAME
  frames[frame + FRAME_CHILD_WALL] = 0
  frames[frame + FRAME_CHILD_CPU] = 0
  frames[frame + FRAME_SPENT] = header[SPENT]
  words[SP] = sp
  frames[frame + FRAME_CPU] = readsCpu && rows[row + SHORT] === 0 ? threadCpu() : -1
  frames[frame + FRAME_WALL] = clock.now()
  return base + sp
}

/** True when the token's frame is the top now. Frames above it were left without a word: they end here. */
function unwindTo(token: number, now: number): boolean {
  const at = token - base
  if (at === sp) return true
  if (at < 1 || at > sp) return false
  while (sp > at) close(now)
  return true
}

/** Takes the top frame off and books its time; returns it. In two small parts, as the compiler then puts both into leave(). */
function close(now: number): number {
  const frame = sp * FRAME
  const start = frames[frame + FRAME_WALL]
  const startCpu = frames[frame + FRAME_CPU]
  const wallOnly = startCpu < 0
  const inside = header[SPENT] - frames[frame + FRAME_SPENT]
  const elapsed = atLeast0(now - start - inside - header[wallOnly ? INNER_WALL : INNER_WALL_WITH_CPU])
  const self = atLeast0(elapsed - frames[frame + FRAME_CHILD_WALL])
  const cpu = wallOnly ? Number.NaN : closeCpu(startCpu + inside + header[INNER_CPU], elapsed, self)
  // Too short to wait for anything: where the CPU clock was not read, the wall clock stands in.
  frames[frame - FRAME + FRAME_CHILD_CPU] += wallOnly ? elapsed : cpu
  // The frame below the first is there to be written to.
  frames[frame - FRAME + FRAME_CHILD_WALL] += elapsed
  bookWall(elapsed, self)
  sp--
  words[SP] = sp
  header[SPENT] += header[wallOnly ? COST_WALL : COST_CPU]
  // Looked at here too: most calls are too short, and need not even ask.
  if (logsSpans && elapsed + inside >= header[SHORTEST_SPAN])
    logSpan(frameNodes[sp + 1], sp, start, elapsed + inside, cpu)
  return elapsed
}

function bookWall(elapsed: number, self: number): void {
  const row = frameFunctions[sp] * ROW
  rows[row + WALL_SELF] += self
  nodes[frameNodes[sp] * NODE + NODE_WALL] += self
  if (--rows[row + DEPTH] === 0) rows[row + WALL] += elapsed
  // Also of a call that has not ended: it counts for the longest, not for the shortest.
  if (elapsed > rows[row + WALL_MAX]) rows[row + WALL_MAX] = elapsed
  header[CLOSED]++
}

/** Books the top frame's CPU time, its wall time being `elapsed` and `self`; returns it. */
function closeCpu(start: number, elapsed: number, self: number): number {
  const cpu = atLeast0(threadCpu() - start)
  const cpuSelf = atLeast0(cpu - frames[sp * FRAME + FRAME_CHILD_CPU])
  const row = frameFunctions[sp] * ROW
  const node = frameNodes[sp] * NODE
  rows[row + CPU_SELF] += cpuSelf
  rows[row + READ_SELF] += self
  nodes[node + NODE_CPU] += cpuSelf
  nodes[node + NODE_READ] += self
  if (rows[row + DEPTH] === 1) {
    rows[row + CPU] += cpu
    rows[row + READ] += elapsed
  }
  header[CLOSED_WITH_CPU]++
  return cpu
}

/** A call has ended after `elapsed` active time. */
function finish(row: number, elapsed: number): void {
  const finished = ++rows[row + FINISHED]
  if (elapsed < rows[row + WALL_MIN]) rows[row + WALL_MIN] = elapsed
  if ((finished & (CALLS_TO_JUDGE - 1)) === 0) judge(row, TOO_SHORT * finished)
}

/** Self time too: while a recursion is under way its outermost call has booked nothing yet. */
function judge(row: number, limit: number): void {
  rows[row + SHORT] = rows[row + WALL] < limit && rows[row + WALL_SELF] < limit ? 1 : 0
}

function atLeast0(x: number): number {
  return x > 0 ? x : 0
}
