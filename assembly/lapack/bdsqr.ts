/**
 * bdsqr: the singular value decomposition of an upper bidiagonal matrix by implicit zero-shift QR.
 * B = Q·S·Pᵀ; U := U·Q, VT := Pᵀ·VT. LAPACK's dbdsqr with UPLO = 'U', NCC = 0 (Demmel and Kahan 1990):
 * every singular value, however small, to high relative accuracy.
 *
 * d: n, the diagonal; on exit the singular values, ≥ 0, non-increasing. e: n − 1, the superdiagonal; kept unless
 * info > 0, then d, e hold what is left. VT: n × ncvt, U: nru × n, column-major, not referenced when ncvt, nru = 0.
 * No aliasing; aligned to the element. Returns 0, or the number of superdiagonals that did not converge
 * (n when an entry is not finite).
 *
 * Team: every rank runs the same scalar recurrence on its own copy of d and e, so all have the same rotations
 * without a barrier, and applies them to its own rows of U and columns of VT. The values are the same bits with
 * and without vectors. About 6·n³·(nru + ncvt)/n flops in rotations, 2·n² steps of two rotations each in the recurrence.
 */
import { BDSQR_ROTATIONS, BDSQR_SWEEPS, ROTATION_SLAB_BYTES } from '../params'
import { el } from '../simd'
import { enter, leave } from '../stage'
import { BDSQR } from '../stages'
import { barrier, rank, shareBegin, shareEnd } from '../team'
import { findBlock, Iteration, setTolerances, solvePair, splitBlock, sweep } from './bdsqr-step'
import { applyRotations, packSlab, unpackSlab } from './lasr'

/** Inner steps allowed: 6·n², as LAPACK. */
const STEPS_PER_VALUE: i64 = 6

/** Rotations that the log has room for: some sweeps, and all that a leaf of divide and conquer needs. */
// @ts-ignore: decorator
@inline
function logRoom(n: i32): i32 {
  return max<i32>(BDSQR_SWEEPS * n, BDSQR_ROTATIONS)
}

/** Private to a rank: state, d, e, order, the log, one chunk of a slab. */
function privateBytes<T>(n: i32): usize {
  const log = <usize>logRoom(n) * (8 + 4 * sizeof<T>())
  return (256 + <usize>n * (24 + ROTATION_SLAB_BYTES) + log + 63) & ~63
}

export function bdsqrWork<T>(n: i32, size: i32): f64 {
  return <f64>privateBytes<T>(n) * <f64>size
}

export function bdsqr<T>(
  n: i32, ncvt: i32, nru: i32, d: usize, e: usize, vt: usize, ldvt: i32, u: usize, ldu: i32, work: usize
): i32 {
  return bdsqrSteps<T>(n, ncvt, nru, d, e, vt, <usize>ldvt, 1, u, ldu, work)
}

/** The same with element (i, j) of VT at vt + (i · vtRow + j · vtColumn) elements: vtRow = ldv, vtColumn = 1 updates V instead. */
export function bdsqrSteps<T>(
  n: i32, ncvt: i32, nru: i32, d: usize, e: usize,
  vt: usize, vtColumn: usize, vtRow: usize, u: usize, ldu: i32, work: usize
): i32 {
  enter(BDSQR)
  let info = 0
  if (n > 0) {
    const base = work + <usize>rank() * privateBytes<T>(n)
    const s = changetype<Iteration>(base)
    const scale = start<T>(s, base, n, d, e)
    info = scale == 0 ? n : iterate<T>(s, base, ncvt, nru, vt, vtColumn, vtRow, u, ldu)
    // Nobody writes d before everybody has read it.
    barrier()
    if (rank() == 0 && scale != 0) finish<T>(s, order(s), info, 1 / scale, d, e)
  }
  leave(BDSQR)
  barrier()
  return info
}

// @ts-ignore: decorator
@inline
function buffer(base: usize): usize {
  return base + 256
}

// @ts-ignore: decorator
@inline
function order(s: Iteration): usize {
  return s.e + (<usize>s.n << 3)
}

/**
 * Lays out the workspace and copies d and e, multiplied by a power of two when the squares of the largest entry
 * could leave f64's range: exact, but for entries 10⁴⁵⁰ times smaller than the largest. Returns that power,
 * 0 when an entry is not finite.
 */
function start<T>(s: Iteration, base: usize, n: i32, d: usize, e: usize): f64 {
  let largest: f64 = 0
  for (let i = 0; i < n; i++) {
    const x = abs<f64>(<f64>load<T>(el<T>(d, i)))
    const y = i < n - 1 ? abs<f64>(<f64>load<T>(el<T>(e, i))) : 0
    if (!(x < Infinity && y < Infinity)) return 0
    largest = max<f64>(largest, max<f64>(x, y))
  }
  const scale: f64 = largest > 1e150 ? 3.054936363499605e-151 : largest < 1e-150 ? 3.273390607896142e150 : 1
  s.n = n
  s.d = buffer(base) + <usize>n * ROTATION_SLAB_BYTES
  s.e = s.d + (<usize>n << 3)
  s.runs = order(s) + (<usize>n << 3)
  s.left = s.runs + (<usize>logRoom(n) << 3)
  s.right = s.left + (<usize>logRoom(n) << (1 + alignof<T>()))
  for (let i = 0; i < n; i++) {
    store<f64>(el<f64>(s.d, i), <f64>load<T>(el<T>(d, i)) * scale)
    if (i < n - 1) store<f64>(el<f64>(s.e, i), <f64>load<T>(el<T>(e, i)) * scale)
  }
  s.last = n - 1
  s.oldFirst = -1
  s.oldLast = -1
  s.direction = 1
  clearLog(s)
  setTolerances(s, sizeof<T>() == 8 ? 1.1102230246251565e-16 : 5.9604644775390625e-8)
  return scale
}

function clearLog(s: Iteration): void {
  s.runCount = 0
  s.rotationCount = 0
  s.low = s.n
  s.high = 0
}

function iterate<T>(
  s: Iteration, base: usize, ncvt: i32, nru: i32, vt: usize, vtColumn: usize, vtRow: usize, u: usize, ldu: i32
): i32 {
  const n = s.n
  const limit = STEPS_PER_VALUE * <i64>n * <i64>n
  const room = logRoom(n) - n
  let steps: i64 = 0
  while (findBlock(s)) {
    if (steps >= limit) break
    if (s.last == s.first + 1) solvePair<T>(s)
    else if (!splitBlock(s)) {
      steps += <i64>(s.last - s.first)
      sweep<T>(s)
    }
    if (s.rotationCount > room) {
      applyLog<T>(s, base, 0, ncvt, nru, vt, vtColumn, vtRow, u, ldu)
      clearLog(s)
    }
  }
  let info = 0
  if (s.last > 0) for (let i = 0; i < n - 1; i++) if (load<f64>(el<f64>(s.e, i)) != 0) info++
  if (info == 0) sort(s)
  applyLog<T>(s, base, info == 0 ? order(s) : 0, ncvt, nru, vt, vtColumn, vtRow, u, ldu)
  return info
}

/** Makes the values non-negative and fills `order` (lasr.ts) so that they are non-increasing; equal ones keep their order. */
function sort(s: Iteration): void {
  const places = order(s)
  for (let i = 0; i < s.n; i++) {
    const signed = load<f64>(el<f64>(s.d, i))
    const value = abs<f64>(signed)
    store<f64>(el<f64>(s.d, i), value)
    let k = i
    for (; k > 0; k--) {
      const before = load<i64>(el<f64>(places, k - 1))
      if (load<f64>(el<f64>(s.d, <i32>before)) >= value) break
      store<i64>(el<f64>(places, k), before)
    }
    store<i32>(el<f64>(places, k), i)
    store<i32>(el<f64>(places, k), signed < 0 ? -1 : 1, 4)
  }
}

/** Applies the log to this rank's rows of U and columns of VT, chunk by chunk; with `places`, also signs and sorts them. */
function applyLog<T>(
  s: Iteration, base: usize, places: usize, ncvt: i32, nru: i32,
  vt: usize, vtColumn: usize, vtRow: usize, u: usize, ldu: i32
): void {
  const chunk = <i32>(ROTATION_SLAB_BYTES / sizeof<T>())
  const from = places ? 0 : s.low
  const to = places ? s.n : s.high
  let end = shareEnd(nru, chunk)
  for (let i = shareBegin(nru, chunk); i < end; i += chunk) {
    const rows = min<i32>(chunk, end - i)
    const slab = el<T>(u, i)
    packSlab<T>(rows, from, to, slab, 1, <usize>ldu, buffer(base))
    applyRotations<T>(buffer(base), s.runs, s.runCount, s.left)
    unpackSlab<T>(rows, from, to, buffer(base), places, false, slab, 1, <usize>ldu)
  }
  end = shareEnd(ncvt, chunk)
  for (let i = shareBegin(ncvt, chunk); i < end; i += chunk) {
    const columns = min<i32>(chunk, end - i)
    const slab = vt + ((<usize>i * vtColumn) << alignof<T>())
    packSlab<T>(columns, from, to, slab, vtColumn, vtRow, buffer(base))
    applyRotations<T>(buffer(base), s.runs, s.runCount, s.right)
    unpackSlab<T>(columns, from, to, buffer(base), places, true, slab, vtColumn, vtRow)
  }
}

function finish<T>(s: Iteration, places: usize, info: i32, scale: f64, d: usize, e: usize): void {
  for (let i = 0; i < s.n; i++) {
    const from = info == 0 ? load<i32>(el<f64>(places, i)) : i
    store<T>(el<T>(d, i), <T>(load<f64>(el<f64>(s.d, from)) * scale))
    if (info != 0 && i < s.n - 1) store<T>(el<T>(e, i), <T>(load<f64>(el<f64>(s.e, i)) * scale))
  }
}
