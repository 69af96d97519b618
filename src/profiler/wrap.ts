/**
 * Functions of the user's own: wrap(fn) books what each call takes on the thread that makes it.
 * Exact for recursion and exceptions. An async function's CPU and self time are those of its part before the
 * first await; its wall time runs until its promise settles.
 */
import { isMainThread, threadId } from 'node:worker_threads'
import { type CallSite, callSite } from './call-site.ts'
import { threadCpu, wall } from './clock.ts'
import { isProfiling, register } from './profiler.ts'
import type { ProfileRow } from './row.ts'

interface Totals {
  readonly name: string
  readonly place: CallSite
  /** Calls that are on the stack now. */
  depth: number
  calls: number
  primitiveCalls: number
  wallTotal: number
  wallSelf: number
  wallMin: number
  wallMax: number
  cpuTotal: number
  cpuSelf: number
}

/** A call that is on the stack. */
interface Frame {
  readonly parent: Frame | undefined
  readonly startWall: number
  readonly startCpu: number
  childWall: number
  childCpu: number
}

let top: Frame | undefined
/** What has been called since profileOn(). A new map a profile: calls of an earlier one find theirs gone. */
let booked = new Map<object, Totals>()

/** A function like `fn` that is booked while the profiler is on; off, a call costs one test more. */
export function wrap<This, Args extends unknown[], Result>(
  fn: (this: This, ...args: Args) => Result,
  name = fn.name || '(anonymous)'
): (this: This, ...args: Args) => Result {
  const place = callSite()
  const wrapped = function (this: This, ...args: Args): Result {
    return isProfiling() ? book(totalsOf(fn, name, place), () => fn.apply(this, args)) : fn.apply(this, args)
  }
  return Object.defineProperties(wrapped, { name: { value: name }, length: { value: fn.length } })
}

function totalsOf(fn: object, name: string, place: CallSite): Totals {
  let totals = booked.get(fn)
  if (totals === undefined) {
    const zero = { depth: 0, calls: 0, primitiveCalls: 0, wallTotal: 0, wallSelf: 0, cpuTotal: 0, cpuSelf: 0 }
    totals = { name, place, ...zero, wallMin: Number.POSITIVE_INFINITY, wallMax: 0 }
    booked.set(fn, totals)
  }
  return totals
}

function book<Result>(totals: Totals, call: () => Result): Result {
  const frame: Frame = { parent: top, startCpu: threadCpu(), startWall: wall(), childWall: 0, childCpu: 0 }
  top = frame
  const primitive = totals.depth++ === 0
  let result: Result
  try {
    result = call()
  } catch (error) {
    finish(totals, primitive, leave(totals, frame))
    throw error
  }
  const elapsed = leave(totals, frame)
  if (result instanceof Promise) {
    const settle = () => finish(totals, primitive, wall() - frame.startWall)
    result.then(settle, settle)
  } else finish(totals, primitive, elapsed)
  return result
}

/** Takes the frame off the stack; returns the wall time it was there. */
function leave(totals: Totals, frame: Frame): number {
  const elapsed = wall() - frame.startWall
  const cpu = threadCpu() - frame.startCpu
  top = frame.parent
  totals.depth--
  totals.wallSelf += elapsed - frame.childWall
  totals.cpuSelf += cpu - frame.childCpu
  // A recursive call's time is part of the outermost one's already.
  if (totals.depth === 0) totals.cpuTotal += cpu
  if (frame.parent !== undefined) {
    frame.parent.childWall += elapsed
    frame.parent.childCpu += cpu
  }
  return elapsed
}

/** Books a call when it is over. */
function finish(totals: Totals, primitive: boolean, elapsed: number): void {
  totals.calls++
  totals.wallMin = Math.min(totals.wallMin, elapsed)
  totals.wallMax = Math.max(totals.wallMax, elapsed)
  if (!primitive) return
  totals.primitiveCalls++
  totals.wallTotal += elapsed
}

const thread = { rank: null, name: isMainThread ? 'main' : `worker ${threadId}`, tid: threadId }

function toRow(totals: Totals): ProfileRow {
  const { wallTotal, wallSelf, wallMin, wallMax, cpuTotal, cpuSelf } = totals
  return {
    thread,
    function: totals.name,
    ...totals.place,
    calledFrom: totals.place,
    calls: totals.calls,
    primitiveCalls: totals.primitiveCalls,
    wall: { total: wallTotal, self: wallSelf, min: wallMin, max: wallMax },
    cpu: Number.isNaN(cpuTotal) ? null : { total: cpuTotal, self: cpuSelf },
    wait: 0
  }
}

register({
  rows: () => [...booked.values()].filter((totals) => totals.calls > 0).map(toRow),
  reset: () => {
    booked = new Map()
  }
})
