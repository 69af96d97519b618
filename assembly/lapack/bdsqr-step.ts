/**
 * One step of the implicit zero-shift QR iteration on an upper bidiagonal matrix (Demmel and Kahan 1990; the tests,
 * tolerances and choices are those of LAPACK's dbdsqr): find the block to work on, test for convergence, choose
 * direction and shift, chase the bulge.
 *
 * Scalars in f64 for both precisions: the recurrence waits for divisions and roots, which f32 would not shorten.
 * Only the rotations, which are applied to matrices of T, are kept in T.
 */
import { between, chaseShifted, chaseUnshifted, get, set } from './bdsqr-chase'
import { cosLeft, cosRight, las2, lasv2, larger, sinLeft, sinRight, smaller } from './lasv2'

/** Smallest normal f64. */
const SAFE_MINIMUM: f64 = 2.2250738585072014e-308

/**
 * Relative error accepted in a value, in units of rounding. LAPACK takes eps^(−1/8) ≈ 99 for f64; convergence is
 * cubic at the end, so 10 (LAPACK's for f32) costs hardly a sweep, and keeps the residual of tiny blocks small too.
 */
const TOLERANCE: f64 = 10

/** The state of an iteration, in the rank's private workspace. Each rank holds the same. */
@unmanaged
export class Iteration {
  /** f64[n] and f64[n − 1], scaled. */
  d: usize
  e: usize
  n: i32
  /** The block at work: first … last, both included; and the one before it. */
  first: i32
  last: i32
  oldFirst: i32
  oldLast: i32
  /** 1: the bulge is chased to higher indices; −1: to lower. */
  direction: i32
  /** Off-diagonals up to this are zero. */
  threshold: f64
  tolerance: f64
  epsilon: f64
  /** Largest entry, and a lower bound for the smallest singular value, of the block. */
  blockMax: f64
  blockMin: f64
  /** The log (lasr.ts). Left and right rotations share their runs. */
  runs: usize
  left: usize
  right: usize
  runCount: i32
  rotationCount: i32
  /** Columns touched by the log: low … high − 1. */
  low: i32
  high: i32
}

/** The tolerances, from a lower bound of the smallest singular value of the whole matrix. */
export function setTolerances(s: Iteration, epsilon: f64): void {
  s.epsilon = epsilon
  s.tolerance = TOLERANCE * epsilon
  let bound = abs<f64>(get(s.d, 0))
  let mu = bound
  for (let i = 1; i < s.n && bound != 0; i++) {
    mu = abs<f64>(get(s.d, i)) * (mu / (mu + abs<f64>(get(s.e, i - 1))))
    bound = min<f64>(bound, mu)
  }
  const n = <f64>s.n
  s.threshold = max<f64>((s.tolerance * bound) / sqrt<f64>(n), 6 * n * n * SAFE_MINIMUM)
}

/** Moves `last` past converged values and finds the block that ends there. False when all have converged. */
export function findBlock(s: Iteration): bool {
  while (s.last > 0) {
    let largest = abs<f64>(get(s.d, s.last))
    let i = s.last - 1
    for (; i >= 0; i--) {
      const off = abs<f64>(get(s.e, i))
      if (off <= s.threshold) {
        set(s.e, i, 0)
        break
      }
      largest = max<f64>(largest, max<f64>(off, abs<f64>(get(s.d, i))))
    }
    s.first = i + 1
    s.blockMax = largest
    if (s.first < s.last) return true
    s.last--
  }
  return false
}

/** Notes `count` rotations about to be stored, and returns where they start. */
function openRun(s: Iteration, from: i32, count: i32, step: i32): i32 {
  const run = s.runs + (<usize>s.runCount << 3)
  store<i32>(run, from)
  store<i32>(run, step > 0 ? count : -count, 4)
  s.runCount++
  const start = s.rotationCount
  s.rotationCount += count
  const end = from + step * count
  s.low = min<i32>(s.low, min<i32>(from, end))
  s.high = max<i32>(s.high, max<i32>(from, end) + 1)
  return start
}

/** Solves a block of two. */
export function solvePair<T>(s: Iteration): void {
  const i = s.first
  lasv2(get(s.d, i), get(s.e, i), get(s.d, i + 1))
  set(s.d, i, larger)
  set(s.e, i, 0)
  set(s.d, i + 1, smaller)
  const offset = <usize>openRun(s, i, 1, 1) << (1 + alignof<T>())
  store<T>(s.left + offset, <T>cosLeft)
  store<T>(s.left + offset, <T>sinLeft, sizeof<T>())
  store<T>(s.right + offset, <T>cosRight)
  store<T>(s.right + offset, <T>sinRight, sizeof<T>())
}

/**
 * Chooses the direction for a new block, then looks for an off-diagonal that is negligible beside the singular
 * values on its side (Demmel and Kahan's criteria 1 and 2). True when one was found and set to zero.
 */
export function splitBlock(s: Iteration): bool {
  if (s.first > s.oldLast || s.last < s.oldFirst) {
    s.direction = abs<f64>(get(s.d, s.first)) >= abs<f64>(get(s.d, s.last)) ? 1 : -1
  }
  const step = s.direction
  const from = step > 0 ? s.first : s.last
  const to = s.first + s.last - from
  const end = between(to, -step)
  if (abs<f64>(get(s.e, end)) <= s.tolerance * abs<f64>(get(s.d, to))) {
    set(s.e, end, 0)
    return true
  }
  let mu = abs<f64>(get(s.d, from))
  let smallest = mu
  for (let i = from; i != to; i += step) {
    const j = between(i, step)
    const off = abs<f64>(get(s.e, j))
    if (off <= s.tolerance * mu) {
      set(s.e, j, 0)
      return true
    }
    mu = abs<f64>(get(s.d, i + step)) * (mu / (mu + off))
    smallest = min<f64>(smallest, mu)
  }
  s.blockMin = smallest
  s.oldFirst = s.first
  s.oldLast = s.last
  return false
}

/** The smaller singular value of the 2 × 2 at the end that the bulge runs to; 0 where that would cost relative accuracy. */
function chooseShift(s: Iteration): f64 {
  if (<f64>s.n * s.tolerance * (s.blockMin / s.blockMax) <= max<f64>(s.epsilon, 0.01 * s.tolerance)) return 0
  const down = s.direction > 0
  const i = down ? s.last - 1 : s.first
  const start = abs<f64>(get(s.d, down ? s.first : s.last))
  const shift = las2(get(s.d, i), get(s.e, i), get(s.d, i + 1))
  if (start > 0 && (shift / start) * (shift / start) < s.epsilon) return 0
  return shift
}

/** One sweep over the block. To lower indices it is that of the transposed, reversed block: left and right change places. */
export function sweep<T>(s: Iteration): void {
  const step = s.direction
  const from = step > 0 ? s.first : s.last
  const to = s.first + s.last - from
  const shift = chooseShift(s)
  const offset = <usize>openRun(s, from, s.last - s.first, step) << (1 + alignof<T>())
  const inner = (step > 0 ? s.right : s.left) + offset
  const outer = (step > 0 ? s.left : s.right) + offset
  if (shift == 0) chaseUnshifted<T>(s.d, s.e, from, to, step, inner, outer)
  else chaseShifted<T>(s.d, s.e, from, to, step, shift, inner, outer)
  const end = between(to, -step)
  if (abs<f64>(get(s.e, end)) <= s.threshold) set(s.e, end, 0)
}
