/**
 * Stages: marked parts of a kernel, each a row of the rank's profile table (abi.ts) in the shared memory,
 * where the host reads it even while this thread runs. All of it folds away when PROFILE = 0.
 *
 * A row's self time leaves out the stages inside it. Waiting at barriers counts to every open stage,
 * and has a row of its own that has no CPU time: reading that clock would cost more than the barrier.
 */
import {
  DEPTH,
  FRAME_BYTES,
  FRAME_ROW,
  FRAMES,
  MAX_FRAMES,
  ROW_BYTES,
  ROW_CALLS,
  ROW_CPU,
  ROW_CPU_SELF,
  ROW_FLOPS,
  ROW_WAIT,
  ROW_WALL,
  ROW_WALL_MAX,
  ROW_WALL_MIN,
  ROW_WALL_SELF,
  ROWS,
  SLOT_BYTES,
  SLOTS
} from './abi'
import { LOGGED_WAIT } from './params'
import { BARRIER } from './stages'

/** Milliseconds on the clock that all threads share. */
// @ts-ignore: decorator
@external('host', 'wall')
declare function wall(): f64

/** Milliseconds of CPU time of this thread, exact, or NaN where there is no such clock. */
// @ts-ignore: decorator
@external('host', 'cpu')
declare function cpu(): f64

/**
 * Tells the host that a stage or a wait has ended: row, start, elapsed and self time, CPU time and its self part
 * (NaN for a wait), and the waits in it that were too short to be told of: their number and time. DEPTH and the frames
 * below are those of its callers by then.
 */
// @ts-ignore: decorator
@external('host', 'left')
declare function left(
  row: i32,
  start: f64,
  elapsed: f64,
  elapsedSelf: f64,
  used: f64,
  usedSelf: f64,
  shortWaits: f64,
  shortWait: f64
): void

let slot: usize = SLOTS

/** Called by the host once, when it instantiates the module on rank's thread. */
export function bindProfile(rank: i32): void {
  slot = <usize>SLOTS + <usize>rank * SLOT_BYTES
}

// @ts-ignore: decorator
@inline
function add(address: usize, x: f64): void {
  store<f64>(address, load<f64>(address) + x)
}

function record(row: i32, elapsed: f64, elapsedSelf: f64): usize {
  const address = slot + ROWS + <usize>row * ROW_BYTES
  const first = load<f64>(address, ROW_CALLS) == 0
  add(address + ROW_CALLS, 1)
  add(address + ROW_WALL, elapsed)
  add(address + ROW_WALL_SELF, elapsedSelf)
  if (first || elapsed < load<f64>(address, ROW_WALL_MIN)) store<f64>(address, elapsed, ROW_WALL_MIN)
  if (elapsed > load<f64>(address, ROW_WALL_MAX)) store<f64>(address, elapsed, ROW_WALL_MAX)
  return address
}

/** Frame: 0 wall at entry, 8 CPU at entry, 16 wall of children, 24 CPU of children, 32 wait, 40 row, 48 flops, 56 and 64 short waits and their time. */
// @ts-ignore: decorator
@inline
function frame(depth: i32): usize {
  return slot + FRAMES + <usize>depth * FRAME_BYTES
}

export function enter(row: i32): void {
  if (!PROFILE) return
  const depth = load<i32>(slot + DEPTH)
  store<i32>(slot + DEPTH, depth + 1)
  if (depth >= MAX_FRAMES) unreachable()
  const f = frame(depth)
  store<f64>(f, 0, 16)
  store<f64>(f, 0, 24)
  store<f64>(f, 0, 32)
  store<f64>(f, 0, 48)
  store<f64>(f, 0, 56)
  store<f64>(f, 0, 64)
  store<i32>(f, row, FRAME_ROW)
  store<f64>(f, cpu(), 8)
  store<f64>(f, wall(), 0)
}

export function leave(row: i32): void {
  if (!PROFILE) return
  const depth = load<i32>(slot + DEPTH) - 1
  const f = frame(depth)
  const elapsed = wall() - load<f64>(f, 0)
  const used = cpu() - load<f64>(f, 8)
  const wait = load<f64>(f, 32)
  const flops = load<f64>(f, 48)
  const elapsedSelf = elapsed - load<f64>(f, 16)
  const usedSelf = used - load<f64>(f, 24)
  const address = record(row, elapsed, elapsedSelf)
  add(address + ROW_CPU, used)
  add(address + ROW_CPU_SELF, usedSelf)
  add(address + ROW_WAIT, wait)
  add(address + ROW_FLOPS, flops)
  store<i32>(slot + DEPTH, depth)
  if (depth > 0) {
    const parent = frame(depth - 1)
    add(parent + 16, elapsed)
    add(parent + 24, used)
    add(parent + 32, wait)
    add(parent + 48, flops)
  }
  left(row, load<f64>(f, 0), elapsed, elapsedSelf, used, usedSelf, load<f64>(f, 56), load<f64>(f, 64))
}

/** Floating-point operations of this rank in the innermost open stage: its part of what LAPACK's count says. */
// @ts-ignore: decorator
@inline
export function worked(flops: f64): void {
  if (PROFILE) bookFlops(flops)
}

function bookFlops(flops: f64): void {
  const depth = load<i32>(slot + DEPTH)
  if (depth > 0) add(frame(depth - 1) + 48, flops)
}

/** Wall clock at the start of a wait. */
// @ts-ignore: decorator
@inline
export function waitStart(): f64 {
  return PROFILE ? wall() : 0
}

/** Books the wait that began at `started`. */
// @ts-ignore: decorator
@inline
export function waited(started: f64): void {
  if (PROFILE) bookWait(started, wall() - started)
}

/** Books a wait that was none: this rank came last, or so late that the clock could not tell. */
// @ts-ignore: decorator
@inline
export function passed(): void {
  if (PROFILE) bookWait(0, 0)
}

/** The host is called for waits that its log would keep: the others would mostly measure that call. */
function bookWait(started: f64, elapsed: f64): void {
  const address = record(BARRIER, elapsed, elapsed)
  add(address + ROW_WAIT, elapsed)
  const depth = load<i32>(slot + DEPTH)
  if (depth > 0) {
    const parent = frame(depth - 1)
    add(parent + 16, elapsed)
    add(parent + 32, elapsed)
    if (elapsed < LOGGED_WAIT) {
      add(parent + 56, 1)
      add(parent + 64, elapsed)
      return
    }
  }
  left(BARRIER, started, elapsed, elapsed, NaN, NaN, 0, 0)
}
