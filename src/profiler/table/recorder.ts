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
import * as T from './layout.ts'
import { clearSpans, spanLog } from './span-log.ts'
import { TOO_SHORT } from './too-short.ts'
import { childFinder } from './tree.ts'

/** Calls before the mean is believed. */
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
  /** Its active time so far. */
  wall: number
  suspendedAt: number
}

export const table = T.newTable()
export const views = T.viewsOf(table)
const { words, header, rows, nodes, links, buckets, frames, frameFunctions, frameNodes } = views
const functions = new FunctionNumbers(views)
const findChild = childFinder(views)
const logSpan = spanLog(views)
const clock = performance

let on = false
let profile = 0
let base = 0
let sp = 0
let spent = 0
let readsCpu = true
let logsSpans = true
let costs = NO_COSTS

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
}

/** Forgets what was booked and books from now on. Calls that are on the stack already are not seen. */
export function startRecording(options: RecorderOptions = {}): void {
  rows.fill(0)
  for (let fn = 0; fn < T.MAX_FUNCTIONS; fn++) rows[fn * T.ROW + T.WALL_MIN] = Number.POSITIVE_INFINITY
  nodes.fill(0, 0, words[T.NODE_COUNT] * T.NODE)
  links.fill(0, 0, T.LINK)
  buckets.fill(0)
  words[T.NODE_COUNT] = 1
  words[T.LOST] = 0
  clearSpans(views)
  header.fill(0, T.SPENT, T.COST_WALL)
  header[T.MEASURED_CALLS] = header[T.WALL_ONLY_CALLS] = 0
  costs = options.costs ?? NO_COSTS
  header[T.COST_WALL] = costs.wallOnly.whole
  header[T.COST_CPU] = costs.withCpu.whole
  readsCpu = options.cpu !== false && !Number.isNaN(threadCpu())
  logsSpans = options.spans !== false
  sp = words[T.SP] = 0
  spent = 0
  profile = (profile + 1) % MAX_PROFILES
  base = profile * TOKENS
  on = true
  header[T.STARTED] = clock.now()
}

/** Books what is on the stack up to now, as still running, and ends the profile. */
export function stopRecording(): void {
  if (!on) return
  const now = clock.now()
  while (sp > 0) close(now, false)
  on = false
  header[T.STOPPED] = now
}

/** Returns a token for leave(); 0 when the profiler is off. */
export function enter(fn: number): number {
  if (!on) return 0
  return push(fn, findChild(frameNodes[sp], fn), true)
}

export function leave(token: number): void {
  if (token === 0) return
  const now = clock.now()
  if (!unwindTo(token, now)) return
  const elapsed = close(now, true)
  finish(frameFunctions[sp + 1] * T.ROW, elapsed)
}

/** Null when the profiler is off. */
export function enterSuspendable(fn: number): SuspendableCall | null {
  if (!on) return null
  const node = findChild(frameNodes[sp], fn)
  const token = push(fn, node, true)
  return token === 0 ? null : { token, fn, node, profile, wall: 0, suspendedAt: 0 }
}

/** The call leaves the stack for a while, with `value` on its way out. */
export function suspend<T>(call: SuspendableCall | null, value: T): T {
  if (call === null || call.token === 0) return value
  const now = clock.now()
  if (unwindTo(call.token, now)) {
    call.wall += close(now, false)
    call.suspendedAt = now
  }
  call.token = 0
  return value
}

/** It is back, with `value`. Does nothing when it was not away. */
export function resume<T>(call: SuspendableCall | null, value: T): T {
  if (call === null || call.token !== 0 || call.profile !== profile || !on) return value
  rows[call.fn * T.ROW + T.AWAITED] += clock.now() - call.suspendedAt
  // From the event loop: under those who called it first. From a consumer of a generator: under that.
  const node = sp === 0 ? call.node : findChild(frameNodes[sp], call.fn)
  call.token = push(call.fn, node, false)
  return value
}

/** The call is over, wherever it was. */
export function leaveSuspendable(call: SuspendableCall | null): void {
  if (call === null) return
  suspend(call, undefined)
  if (on && call.profile === profile) finish(call.fn * T.ROW, call.wall)
}

function push(fn: number, node: number, isCall: boolean): number {
  if (sp === T.MAX_DEPTH - 1) {
    words[T.LOST]++
    return 0
  }
  sp++
  const row = fn * T.ROW
  const depth = rows[row + T.DEPTH]++
  if (isCall) {
    rows[row + T.CALLS]++
    if (depth === 0) rows[row + T.PRIMITIVE]++
    nodes[node * T.NODE + T.NODE_CALLS]++
  }
  frameFunctions[sp] = fn
  frameNodes[sp] = node
  const frame = sp * T.FRAME
  frames[frame + T.FRAME_CHILD_WALL] = 0
  frames[frame + T.FRAME_CHILD_CPU] = 0
  frames[frame + T.FRAME_SPENT] = spent
  words[T.SP] = sp
  frames[frame + T.FRAME_CPU] = readsCpu && rows[row + T.SHORT] === 0 ? threadCpu() : -1
  frames[frame + T.FRAME_WALL] = clock.now()
  return base + sp
}

/** True when the token's frame is the top now. Frames above it were left without a word: they end here. */
function unwindTo(token: number, now: number): boolean {
  const at = token - base
  if (at === sp) return true
  if (at < 1 || at > sp) return false
  while (sp > at) close(now, false)
  return true
}

/** Takes the top frame off and books its time; returns it. */
function close(now: number, isEnd: boolean): number {
  const frame = sp * T.FRAME
  const fn = frameFunctions[sp]
  const node = frameNodes[sp]
  const row = fn * T.ROW
  const startCpu = frames[frame + T.FRAME_CPU]
  const cost = startCpu < 0 ? costs.wallOnly : costs.withCpu
  const inside = spent - frames[frame + T.FRAME_SPENT]
  const elapsed = atLeast0(now - frames[frame + T.FRAME_WALL] - inside - cost.inner)
  const self = atLeast0(elapsed - frames[frame + T.FRAME_CHILD_WALL])
  const outermost = --rows[row + T.DEPTH] === 0
  rows[row + T.WALL_SELF] += self
  nodes[node * T.NODE + T.NODE_WALL] += self
  if (outermost) rows[row + T.WALL] += elapsed
  let cpu = Number.NaN
  if (startCpu < 0) {
    rows[row + T.UNREAD_SELF] += self
    if (outermost) rows[row + T.UNREAD] += elapsed
    nodes[node * T.NODE + T.NODE_CPU] += self
    header[T.WALL_ONLY_CALLS]++
  } else {
    cpu = atLeast0(threadCpu() - startCpu - inside - cost.innerCpu)
    const cpuSelf = atLeast0(cpu - frames[frame + T.FRAME_CHILD_CPU])
    rows[row + T.CPU_SELF] += cpuSelf
    if (outermost) rows[row + T.CPU] += cpu
    nodes[node * T.NODE + T.NODE_CPU] += cpuSelf
    header[T.MEASURED_CALLS]++
  }
  sp--
  words[T.SP] = sp
  if (sp > 0) {
    frames[frame - T.FRAME + T.FRAME_CHILD_WALL] += elapsed
    // Too short to wait for anything: where the CPU clock was not read, the wall clock stands in.
    frames[frame - T.FRAME + T.FRAME_CHILD_CPU] += startCpu < 0 ? elapsed : cpu
  }
  if (logsSpans) logSpan(node, sp, frames[frame + T.FRAME_WALL], elapsed + inside, cpu)
  if (!isEnd) bound(row, elapsed)
  spent += cost.whole
  header[T.SPENT] = spent
  return elapsed
}

/** A call has ended after `elapsed` active time. */
function finish(row: number, elapsed: number): void {
  const finished = ++rows[row + T.FINISHED]
  if (elapsed < rows[row + T.WALL_MIN]) rows[row + T.WALL_MIN] = elapsed
  if (elapsed > rows[row + T.WALL_MAX]) rows[row + T.WALL_MAX] = elapsed
  if (finished < CALLS_TO_JUDGE) return
  const limit = TOO_SHORT * finished
  // Self time too: while a recursion is under way its outermost call has booked nothing yet.
  rows[row + T.SHORT] = rows[row + T.WALL] < limit && rows[row + T.WALL_SELF] < limit ? 1 : 0
}

/** A call that has not ended counts for the longest, not for the shortest. */
function bound(row: number, elapsed: number): void {
  if (elapsed > rows[row + T.WALL_MAX]) rows[row + T.WALL_MAX] = elapsed
}

function atLeast0(x: number): number {
  return Math.max(x, 0)
}
