/**
 * What labrd keeps beside A, and the sums that its ranks share: the panel's storage in work, the scalars of the
 * reflector in the making, norms and products of the panel with a vector whose parts lie with all ranks.
 */
import { nrm2Contiguous } from '../blas1/nrm2'
import { GEBRD_NB, LINE_BYTES } from '../params'
import { at, el } from '../simd'
import { rank, shareOf, size } from '../team'
import { columnDots, GEMVT_COLUMNS, GEMVT_SUMS_BYTES } from './gemvt'

// Where the panel's storage lies, as drawn in labrd.ts: a thread's own copy, the same on all ranks but for g … coefs.
// y, z: scratch as long as c; w: a vector a rank, wBytes apart; g, h, sums, coefs: scratch of this rank.
export let P: usize = 0
export let ldp: i32 = 0
export let Q: usize = 0
export let ldq: i32 = 0
export let c: usize = 0
export let w: usize = 0
export let wBytes: usize = 0
let partials: usize = 0
export let y: usize = 0
export let z: usize = 0
export let g: usize = 0
export let h: usize = 0
export let sums: usize = 0
export let coefs: usize = 0

// The reflector in the making, the same on all ranks: H = I − tau·(e + factor·x)(e + factor·x)ᵀ.
export let beta: f64 = 0
export let tau: f64 = 0
export let factor: f64 = 0

/** The two sides of a step. */
export const COLUMN = 0
export const ROW = 1
/** A rank's part of a side's sums: the norm, then one dot a column of the panel. */
const PART_BYTES: usize = (2 * GEBRD_NB + 8) * 8
const SCRATCH_BYTES: usize = 2 * GEBRD_NB * 8

/** Leading dimension of a panel: whole lines, and an odd number of them, so that columns fall on different cache sets. */
function padded<T>(n: i32): i32 {
  const line = LINE_BYTES / <i32>sizeof<T>()
  return ((n + line - 1) / line | 1) * line
}

/** Bytes of work for an m × n matrix. */
export function labrdWork<T>(m: i32, n: i32, size: i32): f64 {
  const elements = (<f64>padded<T>(m) + <f64>padded<T>(n)) * 2 * GEBRD_NB + <f64>padded<T>(m) * (3 + size)
  // 4 KiB twice: c and w are put where their lines do not collide with those of A's columns.
  return elements * sizeof<T>() + 8192 + 128 + <f64>size * (2 * PART_BYTES + 2 * SCRATCH_BYTES + 2 * GEMVT_SUMS_BYTES)
}

/** First address from `from` on that lies `offset` bytes behind a's place in its page, so that stores do not alias loads. */
function apart(from: usize, a: usize, offset: usize): usize {
  return from + ((a + offset - from) & 4095)
}

export function layout<T>(m: i32, n: i32, a: usize, work: usize): void {
  ldp = padded<T>(m)
  ldq = padded<T>(n)
  P = work
  Q = at<T>(P, 0, 2 * GEBRD_NB, ldp)
  y = at<T>(Q, 0, 2 * GEBRD_NB, ldq)
  z = el<T>(y, ldp)
  partials = el<T>(z, ldp)
  g = partials + 128 + PART_BYTES * 2 * size() + <usize>rank() * 2 * (SCRATCH_BYTES + GEMVT_SUMS_BYTES)
  h = g + SCRATCH_BYTES
  sums = h + SCRATCH_BYTES
  coefs = sums + GEMVT_SUMS_BYTES
  const vectors = partials + 128 + <usize>size() * 2 * (PART_BYTES + SCRATCH_BYTES + GEMVT_SUMS_BYTES)
  c = apart(vectors, a, 1024)
  wBytes = el<T>(0, ldp)
  w = apart(c + wBytes, a, 2048)
}

// @ts-ignore: decorator
@inline
function part(r: i32, side: i32): usize {
  return partials + 128 + <usize>(2 * r + side) * PART_BYTES
}

/** The first entry of a side's vector, which its owner keeps here. */
// @ts-ignore: decorator
@inline
export function first(side: i32): usize {
  return partials + (<usize>side << 6)
}

/** dlarfg's scalars for a vector (alpha; x) with ‖x‖ = norm. */
export function reflect(alpha: f64, norm: f64): void {
  beta = alpha
  tau = 0
  factor = 0
  if (norm == 0) return
  const large = max(abs(alpha), norm)
  const ratio = min(abs(alpha), norm) / large
  beta = -copysign(large * sqrt(1 + ratio * ratio), alpha)
  tau = (beta - alpha) / beta
  factor = 1 / (alpha - beta)
}

/** This rank's part of ‖x‖ and of panelᵀ·x, over elements from … to. */
export function publish<T>(side: i32, panel: usize, ld: i32, columns: i32, x: usize, from: i32, to: i32): void {
  const n = to > from ? to - from : 0
  const mine = part(rank(), side)
  store<f64>(mine, n ? nrm2Contiguous<T>(n, el<T>(x, from)) : 0)
  for (let j = 0; j < columns; j += GEMVT_COLUMNS) {
    const count = min(GEMVT_COLUMNS, columns - j)
    columnDots<T>(n, count, at<T>(panel, from, j, ld), el<T>(0, ld), el<T>(x, from), sums)
    for (let i = 0; i < count; i++) store<f64>(mine + (<usize>(j + i) << 3), <f64>load<T>(el<T>(sums, i)), 8)
  }
}

/** The norm from all ranks' parts: without overflow, in rank order. */
export function collectNorm(side: i32): f64 {
  let largest: f64 = 0
  for (let r = 0; r < size(); r++) largest = max(largest, load<f64>(part(r, side)))
  if (!(largest > 0 && largest <= f64.MAX_VALUE)) return largest
  let total: f64 = 0
  for (let r = 0; r < size(); r++) {
    const ratio = load<f64>(part(r, side)) / largest
    total += ratio * ratio
  }
  return largest * sqrt(total)
}

/** panelᵀ·(e_i + factor·x): h[j] = times · that, g[j] = panel[i, j]. */
export function collectDots<T>(side: i32, panel: usize, ld: i32, columns: i32, i: i32, times: f64): void {
  for (let j = 0; j < columns; j++) {
    let total: f64 = 0
    for (let r = 0; r < size(); r++) total += load<f64>(part(r, side) + (<usize>j << 3), 8)
    const entry = load<T>(at<T>(panel, i, j, ld))
    store<T>(el<T>(g, j), entry)
    store<T>(el<T>(h, j), <T>(times * (factor * total + <f64>entry)))
  }
}

/**
 * What to scale a vector of length |beta| by before its products are formed: 1 inside √(safe minimum) … its inverse.
 * With entries of A inside gesdd's SMLNUM … BIGNUM no product of both then leaves the range to harm.
 */
export function rescue<T>(): f64 {
  const low: f64 = sizeof<T>() == 8 ? 1.4916681462400413e-154 : 1.0842021724855044e-19
  const lift: f64 = sizeof<T>() == 8 ? 4.149515568880993e180 : 1.2676506002282294e30
  const length = abs(beta)
  if (length < low) return lift
  return length > 1 / low ? 1 / lift : 1
}

/** First column of rank r's: nb/2 columns more for rank 0, which loses nb of its own within the panel. */
export function columnOf(r: i32, n: i32, nb: i32): i32 {
  if (r == 0) return 0
  const lost = min(nb >> 1, n)
  // A line of f64, so that no two ranks write into one line of Q.
  return lost + shareOf(r, n - lost, LINE_BYTES / 8)
}
