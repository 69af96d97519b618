/**
 * labrd: reduces the first nb columns and rows of A to upper bidiagonal form, and keeps what the rest of A needs:
 * A := A − P·Qᵀ by the caller (LAPACK's dlabrd; two products a step from one read of A as in Howell, Demmel et al.).
 *
 * A: m × n, m ≥ n ≥ nb, column-major, not changed until the panel is done; then as dlabrd leaves it: d, e and the
 * vectors v below the diagonal, u right of the superdiagonal. The panel's own storage, in work:
 *
 *     P: m × 2nb  columns v0 x0 v1 x1 …         the current matrix is A − P·Qᵀ,
 *     Q: n × 2nb  columns y0 u0 y1 u1 …         with as many columns as there are so far
 *     c: m        the column being reduced below its first entry, not yet scaled to v
 *
 * Column 2k+1 of Q holds row k of A until u_k takes its place. One step, column k:
 *
 *     by rows     finish v, x of the step before; c = A[:,k] − P·Q[k,:]ᵀ; parts of ‖c‖ and Pᵀc
 *     barrier     → d, tauq, and v = e_k + factor·c
 *     by columns  y = tauq·(Aᵀv − Q·Pᵀv), r = A[k,:] − Q·P[k,:]ᵀ − y, w = A·r: one read of A (gemvt.ts);
 *                 parts of ‖r‖ and Qᵀr
 *     barrier     → e, taup, and u = e_{k+1} + factor·r, so that A·u = A[:,k+1] + factor·w
 *
 * First entries are kept out of c and r (they are 0 there) and put back as rows and columns: nothing cancels.
 * w is formed before ‖r‖ is known. Where ‖c‖ or ‖r‖ is so small or large that products could leave the range
 * of T, the vector is scaled by a power of two and the step is done again, as dlarfg does for its vector alone.
 *
 * Ranks own rows and columns for the whole panel, so the same core reads the same memory in each step.
 * 8·m·n·nb flops, half of them in the caller's product; sizeof<T>() bytes of A per 4 flops here.
 */
import { nrm2Contiguous } from '../blas1/nrm2'
import { scalContiguous } from '../blas1/scal'
import { GEBRD_NB, LINE_BYTES } from '../params'
import { at, el, fma, lanes, splat } from '../simd'
import { barrier, rank, shareBegin, shareEnd, shareOf, size } from '../team'
import { gemvPair } from './gemv-pair'
import { columnAxpys, columnDots, GEMVT_COLUMNS, GEMVT_SUMS_BYTES } from './gemvt'

// Where the panel's storage lies (a thread's own copy, the same on all ranks but for the last four).
let P: usize = 0
let ldp: i32 = 0
let Q: usize = 0
let ldq: i32 = 0
let c: usize = 0
let w: usize = 0
let wBytes: usize = 0
let partials: usize = 0
let y: usize = 0
let z: usize = 0
let g: usize = 0
let h: usize = 0
let sums: usize = 0
let coefs: usize = 0

// The reflector in the making, the same on all ranks: H = I − tau·(e + factor·x)(e + factor·x)ᵀ.
let beta: f64 = 0
let tau: f64 = 0
let factor: f64 = 0

const COLUMN = 0
const ROW = 1
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

/** Panels P and Q, for the caller's product with what labrd has left in work. */
export function labrdP(): usize { return P }
export function labrdQ(): usize { return Q }
export function labrdLdp(): i32 { return ldp }
export function labrdLdq(): i32 { return ldq }

/** First address from `from` on that lies `offset` bytes behind a's place in its page, so that stores do not alias loads. */
function apart(from: usize, a: usize, offset: usize): usize {
  return from + ((a + offset - from) & 4095)
}

function layout<T>(m: i32, n: i32, a: usize, work: usize): void {
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
function first(side: i32): usize {
  return partials + (<usize>side << 6)
}

/** dlarfg's scalars for a vector (alpha; x) with ‖x‖ = norm. */
function reflect(alpha: f64, norm: f64): void {
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
function publish<T>(side: i32, panel: usize, ld: i32, columns: i32, x: usize, from: i32, to: i32): void {
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
function collectNorm(side: i32): f64 {
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
function collectDots<T>(side: i32, panel: usize, ld: i32, columns: i32, i: i32, times: f64): void {
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
function rescue<T>(): f64 {
  const low: f64 = sizeof<T>() == 8 ? 1.4916681462400413e-154 : 1.0842021724855044e-19
  const lift: f64 = sizeof<T>() == 8 ? 4.149515568880993e180 : 1.2676506002282294e30
  const length = abs(beta)
  if (length < low) return lift
  return length > 1 / low ? 1 / lift : 1
}

/** First column of rank r's: nb/2 columns more for rank 0, which loses nb of its own within the panel. */
function columnOf(r: i32, n: i32, nb: i32): i32 {
  if (r == 0) return 0
  const lost = min(nb >> 1, n)
  return lost + shareOf(r, n - lost, GEMVT_COLUMNS)
}

export function labrd<T>(
  m: i32, n: i32, nb: i32, a: usize, lda: i32, d: usize, e: usize, tauq: usize, taup: usize, work: usize
): void {
  layout<T>(m, n, a, work)
  const fromRow = shareBegin(m, LINE_BYTES / <i32>sizeof<T>())
  const toRow = shareEnd(m, LINE_BYTES / <i32>sizeof<T>())
  const fromColumn = columnOf(rank(), n, nb)
  const toColumn = columnOf(rank() + 1, n, nb)
  let columnFactor: f64 = 0
  let rowFactor: f64 = 0
  let rowTau: f64 = 0
  gatherRows<T>(nb, a, lda, fromColumn, toColumn)
  for (let k = 0; k <= nb; k++) {
    const row = max(fromRow, k)
    if (k > 0) finishV<T>(k, columnFactor, row, toRow)
    if (k < n) nextColumn<T>(k, at<T>(a, 0, k, lda), rowTau, rowTau * rowFactor, row, toRow)
    if (k > 0) finishU<T>(k, rowFactor, max(fromColumn, k + 1), toColumn)
    if (k == nb) break

    if (k >= fromRow && k < toRow) takeFirst<T>(COLUMN, el<T>(c, k))
    let scale = reflectColumn<T>(k, max(fromRow, k + 1), toRow)
    columnFactor = factor
    const columnTau = tau
    if (rank() == 0) {
      store<T>(el<T>(d, k), <T>(beta / scale))
      store<T>(el<T>(tauq, k), <T>tau)
      store<T>(el<T>(taup, k), 0)
    }
    if (k == n - 1) continue

    const column = max(fromColumn, k + 1)
    passOver<T>(k, m, a, lda, column, toColumn, columnFactor, columnTau)
    scale = reflectRow<T>(k, m, a, lda, column, toColumn)
    rowFactor = factor
    rowTau = tau
    if (rank() == 0) {
      store<T>(el<T>(e, k), <T>(beta / scale))
      store<T>(el<T>(taup, k), <T>tau)
    }
  }
  barrier()
  writeBack<T>(m, nb, a, lda, d, e, fromColumn, toColumn)
}

/** Rows 0 … nb of A into Q, where u_k later takes the place of row k: rows of A are read and written once a panel. */
function gatherRows<T>(nb: i32, a: usize, lda: i32, from: i32, to: i32): void {
  for (let j = from; j < to; j++) {
    for (let k = 0; k < nb; k++) store<T>(at<T>(Q, j, 2 * k + 1, ldq), load<T>(at<T>(a, k, j, lda)))
  }
}

function takeFirst<T>(side: i32, x: usize): void {
  store<f64>(first(side), <f64>load<T>(x))
  store<T>(x, 0)
}

/** v_{k-1} from c. */
function finishV<T>(k: i32, columnFactor: f64, from: i32, to: i32): void {
  const v = at<T>(P, 0, 2 * k - 2, ldp)
  for (let i = from; i < to; i++) store<T>(el<T>(v, i), <T>columnFactor * load<T>(el<T>(c, i)))
}

/** u_{k-1} from r, in place; its first entry, 1, is needed by the product at the panel's end. */
function finishU<T>(k: i32, rowFactor: f64, from: i32, to: i32): void {
  const u = at<T>(Q, 0, 2 * k - 1, ldq)
  if (from < to) scalContiguous<T>(to - from, <T>rowFactor, el<T>(u, from))
  if (k > 0 && from == k + 1) store<T>(el<T>(u, k), 1)
}

/**
 * x_{k-1} = taup·(column + factor·w) − P·h and c = column − P·g − x_{k-1}, where column = A[:,k] and h, g are
 * taup·Qᵀu and Q[k,:]. tau and times (= tau·factor) belong to u_{k-1}.
 */
function nextColumn<T>(k: i32, column: usize, rowTau: f64, times: f64, from: i32, to: i32): void {
  if (k == 0) {
    for (let i = from; i < to; i++) store<T>(el<T>(c, i), load<T>(el<T>(column, i)))
    return
  }
  if (from >= to) return
  gemvPair<T>(to - from, 2 * k - 1, el<T>(P, from), ldp, h, g, el<T>(y, from), el<T>(z, from))
  const x = at<T>(P, 0, 2 * k - 1, ldp)
  const ranks = size()
  let i = from
  const t = splat<T>(<T>rowTau), s = splat<T>(<T>times)
  for (; i <= to - lanes<T>(); i += lanes<T>()) {
    let total = v128.load(el<T>(w, i))
    for (let r = 1; r < ranks; r++) total = v128.add<T>(total, v128.load(el<T>(w, i) + <usize>r * wBytes))
    const entry = v128.load(el<T>(column, i))
    const value = v128.sub<T>(fma<T>(total, s, v128.mul<T>(entry, t)), v128.load(el<T>(y, i)))
    v128.store(el<T>(x, i), value)
    v128.store(el<T>(c, i), v128.sub<T>(v128.sub<T>(entry, v128.load(el<T>(z, i))), value))
  }
  for (; i < to; i++) {
    let total = load<T>(el<T>(w, i))
    for (let r = 1; r < ranks; r++) total += load<T>(el<T>(w, i) + <usize>r * wBytes)
    const entry = load<T>(el<T>(column, i))
    const value: T = total * <T>times + entry * <T>rowTau - load<T>(el<T>(y, i))
    store<T>(el<T>(x, i), value)
    store<T>(el<T>(c, i), entry - load<T>(el<T>(z, i)) - value)
  }
}

/** d and v of column k; h = Pᵀv, g = P[k,:]. Two barriers more when c had to be scaled. Returns that scale. */
function reflectColumn<T>(k: i32, from: i32, to: i32): f64 {
  publish<T>(COLUMN, P, ldp, 2 * k, c, from, to)
  barrier()
  const alpha = load<f64>(first(COLUMN))
  reflect(alpha, collectNorm(COLUMN))
  const scale = factor == 0 ? 1 : rescue<T>()
  if (scale != 1) {
    barrier()
    if (from < to) scalContiguous<T>(to - from, <T>scale, el<T>(c, from))
    publish<T>(COLUMN, P, ldp, 2 * k, c, from, to)
    barrier()
    reflect(alpha * scale, collectNorm(COLUMN))
  }
  collectDots<T>(COLUMN, P, ldp, 2 * k, k, 1)
  return scale
}

/** y_k, r and this rank's part of w = A·r, by its columns from … to. */
function passOver<T>(
  k: i32, m: i32, a: usize, lda: i32, from: i32, to: i32, columnFactor: f64, columnTau: f64
): void {
  const top = k & ~7
  const mine = w + <usize>rank() * wBytes
  memory.fill(el<T>(mine, top), 0, el<T>(0, m - top))
  if (from >= to) return
  gemvPair<T>(to - from, 2 * k, el<T>(Q, from), ldq, h, g, el<T>(y, from), el<T>(z, from))
  const bytes = el<T>(0, lda)
  for (let j = from; j < to; j += GEMVT_COLUMNS) {
    const block = at<T>(a, top, j, lda)
    const count = min(GEMVT_COLUMNS, to - j)
    columnDots<T>(m - top, count, block, bytes, el<T>(c, top), sums)
    rowBlock<T>(k, j, count, <T>columnFactor, <T>columnTau)
    columnAxpys<T>(m - top, count, block, bytes, coefs, el<T>(mine, top))
  }
}

/** y and r of one block of columns from its dots; r is also the block's coefficients. */
function rowBlock<T>(k: i32, j: i32, count: i32, columnFactor: T, columnTau: T): void {
  const target = at<T>(Q, j, 2 * k, ldq)
  const source = at<T>(Q, j, 2 * k + 1, ldq)
  for (let i = 0; i < GEMVT_COLUMNS; i++) {
    if (i >= count) {
      store<T>(el<T>(coefs, i), 0)
      continue
    }
    const entry = load<T>(el<T>(source, i))
    const product = columnTau * (columnFactor * load<T>(el<T>(sums, i)) + entry - load<T>(el<T>(y, j + i)))
    store<T>(el<T>(target, i), product)
    store<T>(el<T>(source, i), entry - load<T>(el<T>(z, j + i)) - product)
    if (j + i == k + 1) takeFirst<T>(ROW, el<T>(source, i))
    store<T>(el<T>(coefs, i), load<T>(el<T>(source, i)))
  }
}

/** e and u of row k; h = taup·Qᵀu, g = Q[k+1,:]. When r had to be scaled, w is formed once more. Returns that scale. */
function reflectRow<T>(k: i32, m: i32, a: usize, lda: i32, from: i32, to: i32): f64 {
  const r = at<T>(Q, 0, 2 * k + 1, ldq)
  const tail = max(from, k + 2)
  publish<T>(ROW, Q, ldq, 2 * k + 1, r, tail, to)
  barrier()
  const alpha = load<f64>(first(ROW))
  reflect(alpha, collectNorm(ROW))
  const scale = factor == 0 ? 1 : rescue<T>()
  if (scale != 1) {
    barrier()
    if (tail < to) scalContiguous<T>(to - tail, <T>scale, el<T>(r, tail))
    publish<T>(ROW, Q, ldq, 2 * k + 1, r, tail, to)
    const mine = w + <usize>rank() * wBytes
    memory.fill(el<T>(mine, k), 0, el<T>(0, m - k))
    memory.fill(coefs, 0, GEMVT_SUMS_BYTES)
    for (let j = tail; j < to; j++) {
      store<T>(coefs, load<T>(el<T>(r, j)))
      columnAxpys<T>(m - k, 1, at<T>(a, k, j, lda), 0, coefs, el<T>(mine, k))
    }
    barrier()
    reflect(alpha * scale, collectNorm(ROW))
  }
  collectDots<T>(ROW, Q, ldq, 2 * k + 1, k + 1, tau)
  return scale
}

/** The bidiagonal and the vectors into A, as dlabrd leaves them. */
function writeBack<T>(m: i32, nb: i32, a: usize, lda: i32, d: usize, e: usize, from: i32, to: i32): void {
  for (let j = from; j < to; j++) {
    const column = at<T>(a, 0, j, lda)
    const above = min(j, nb)
    for (let k = 0; k < above; k++) store<T>(el<T>(column, k), load<T>(at<T>(Q, j, 2 * k + 1, ldq)))
    if (j <= nb && j > 0) store<T>(el<T>(column, j - 1), load<T>(el<T>(e, j - 1)))
  }
  for (let j = shareBegin(nb); j < shareEnd(nb); j++) {
    const column = at<T>(a, 0, j, lda)
    store<T>(el<T>(column, j), load<T>(el<T>(d, j)))
    memory.copy(el<T>(column, j + 1), at<T>(P, j + 1, 2 * j, ldp), el<T>(0, m - j - 1))
  }
}
