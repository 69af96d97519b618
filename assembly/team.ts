/**
 * What a kernel knows of the team: its rank, the size, its share of n items, the barrier, reductions.
 *
 * Every kernel is SPMD: all ranks call it with the same arguments. A kernel may take it that its
 * operands are complete on entry, and owes the same on exit: it ends with a barrier unless its
 * documentation says that it does not.
 */
import {
  BARRIER_COUNT,
  BARRIER_PARKED,
  BARRIER_PHASE,
  BARRIER_SPIN,
  CONTROL,
  PARTIALS,
  POISON,
  SLOT_BYTES,
  SLOTS
} from './abi'
import { UNTIMED_SPINS } from './params'
import { passed, waited, waitStart } from './stage'

// Globals are one set per instance, so per thread.
let myRank: i32 = 0
let mySize: i32 = 1
let reductions: i32 = 0
let mySlot: usize = SLOTS

/** Called by the host at the start of each region. */
export function begin(rank: i32, size: i32): void {
  myRank = rank
  mySize = size
  reductions = 0
  mySlot = <usize>SLOTS + <usize>rank * SLOT_BYTES
}

// @ts-ignore: decorator
@inline
export function rank(): i32 {
  return myRank
}

// @ts-ignore: decorator
@inline
export function size(): i32 {
  return mySize
}

/** This thread's slot (abi.ts), also between enterSolo and leaveSolo. */
// @ts-ignore: decorator
@inline
export function ownSlot(): usize {
  return mySlot
}

/**
 * From here to `leaveSolo`, the kernels that this rank calls run on it alone: size 1, barriers do not wait.
 * Returns what leaveSolo needs. Each rank must bring its own workspace.
 */
export function enterSolo(): i32 {
  const saved = (myRank << 16) | mySize
  myRank = 0
  mySize = 1
  return saved
}

export function leaveSolo(saved: i32): void {
  myRank = saved >> 16
  mySize = saved & 0xffff
}

/** First of this rank's items when n are cut into runs of whole units, as even as can be. */
// @ts-ignore: decorator
@inline
export function shareBegin(n: i32, unit: i32 = 1): i32 {
  return shareOf(myRank, n, unit)
}

/** One past the last of this rank's items. */
// @ts-ignore: decorator
@inline
export function shareEnd(n: i32, unit: i32 = 1): i32 {
  return shareOf(myRank + 1, n, unit)
}

/** Where rank r's share starts. Shares of all ranks cover 0 … n without overlap. */
export function shareOf(r: i32, n: i32, unit: i32): i32 {
  const units = (n + unit - 1) / unit
  const first = <i32>((<i64>units * r) / mySize) * unit
  return first < n ? first : n
}

// @ts-ignore: decorator
@inline
function control(offset: usize): usize {
  return <usize>CONTROL + offset
}

/** Traps when the region is poisoned. A barrier in solo mode is no more than this, so long solo stretches end too. */
// @ts-ignore: decorator
@inline
function checkpoint(): void {
  if (atomic.load<i32>(control(POISON))) unreachable()
}

/**
 * Waits until every rank of the region is here. Central counter and phase (Mellor-Crummey and Scott 1991,
 * algorithm 7, with a phase number in place of the sense): spins, then parks.
 * Traps when the region is poisoned: that is how a failed or aborted region is left, from anywhere.
 */
export function barrier(): void {
  checkpoint()
  if (mySize == 1) return
  const phase = atomic.load<i32>(control(BARRIER_PHASE))
  if (atomic.add<i32>(control(BARRIER_COUNT), 1) == mySize - 1) {
    // The count is free again before anyone can leave and come back.
    atomic.store<i32>(control(BARRIER_COUNT), 0)
    atomic.add<i32>(control(BARRIER_PHASE), 1)
    if (atomic.load<i32>(control(BARRIER_PARKED))) atomic.notify(control(BARRIER_PHASE), -1)
    passed()
    return
  }
  if (PROFILE && endsAtOnce(phase)) {
    passed()
  } else {
    const started = waitStart()
    let spins = load<i32>(control(BARRIER_SPIN))
    while (atomic.load<i32>(control(BARRIER_PHASE)) == phase) {
      if (spins-- > 0) continue
      // Parked is raised before the last look at the phase (inside wait), so no wake-up is lost.
      atomic.add<i32>(control(BARRIER_PARKED), 1)
      if (!atomic.load<i32>(control(POISON))) atomic.wait<i32>(control(BARRIER_PHASE), phase, -1)
      atomic.sub<i32>(control(BARRIER_PARKED), 1)
      checkpoint()
    }
    waited(started)
  }
  checkpoint()
}

/** True when the phase changes within a wait that is shorter than the clock can tell. */
function endsAtOnce(phase: i32): bool {
  for (let spins = 0; spins < UNTIMED_SPINS; spins++)
    if (atomic.load<i32>(control(BARRIER_PHASE)) != phase) return true
  return false
}

/** Sum of every rank's x, added in rank order so that it is the same bits each time. One barrier. */
export function reduceSum(x: f64): f64 {
  if (mySize == 1) return x
  // Two cells in turn: a rank that is a reduction ahead can not overwrite what another still reads.
  const cell: usize = <usize>PARTIALS + ((reductions++ & 1) << 6)
  store<f64>(<usize>SLOTS + <usize>myRank * SLOT_BYTES + cell, x)
  barrier()
  let total: f64 = 0
  for (let r = 0; r < mySize; r++) total += load<f64>(<usize>SLOTS + <usize>r * SLOT_BYTES + cell)
  return total
}
