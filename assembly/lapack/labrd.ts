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
import { scalContiguous } from '../blas1/scal'
import { LINE_BYTES } from '../params'
import { at, el, fma, lanes, splat } from '../simd'
import { barrier, rank, shareBegin, shareEnd, size } from '../team'
import { gemvPair } from './gemv-pair'
import { columnAxpys, columnDots, GEMVT_COLUMNS, GEMVT_SUMS_BYTES } from './gemvt'
import {
  beta, c, coefs, COLUMN, collectDots, collectNorm, columnOf, factor, first, g, h, layout, ldp,
  ldq, P, publish, Q, reflect, rescue, ROW, sums, tau, w, wBytes, y, z
} from './labrd-panel'

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
  if (from >= to) return
  const v = at<T>(P, from, 2 * k - 2, ldp)
  memory.copy(v, el<T>(c, from), el<T>(0, to - from))
  scalContiguous<T>(to - from, <T>columnFactor, v)
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
  // A block's columns are a quarter of this rank's apart; those that are left over are neighbours.
  const apart = (to - from) / GEMVT_COLUMNS
  for (let j = from; j < from + apart; j++) passOverBlock<T>(k, m, a, lda, j, apart, GEMVT_COLUMNS, columnFactor, columnTau)
  const rest = from + apart * GEMVT_COLUMNS
  if (rest < to) passOverBlock<T>(k, m, a, lda, rest, 1, to - rest, columnFactor, columnTau)
}

/** The same for `count` columns j, j + apart, … */
function passOverBlock<T>(
  k: i32, m: i32, a: usize, lda: i32, j: i32, apart: i32, count: i32, columnFactor: f64, columnTau: f64
): void {
  const top = k & ~7
  const block = at<T>(a, top, j, lda)
  const bytes = el<T>(0, lda) * apart
  columnDots<T>(m - top, count, block, bytes, el<T>(c, top), sums)
  rowBlock<T>(k, j, apart, count, <T>columnFactor, <T>columnTau)
  columnAxpys<T>(m - top, count, block, bytes, coefs, el<T>(w + <usize>rank() * wBytes, top))
}

/** y and r of one block of columns from its dots; r is also the block's coefficients. */
function rowBlock<T>(k: i32, j: i32, apart: i32, count: i32, columnFactor: T, columnTau: T): void {
  const target = at<T>(Q, 0, 2 * k, ldq)
  const source = at<T>(Q, 0, 2 * k + 1, ldq)
  for (let i = 0; i < GEMVT_COLUMNS; i++, j += apart) {
    if (i >= count) {
      store<T>(el<T>(coefs, i), 0)
      continue
    }
    const entry = load<T>(el<T>(source, j))
    const product = columnTau * (columnFactor * load<T>(el<T>(sums, i)) + entry - load<T>(el<T>(y, j)))
    store<T>(el<T>(target, j), product)
    store<T>(el<T>(source, j), entry - load<T>(el<T>(z, j)) - product)
    if (j == k + 1) takeFirst<T>(ROW, el<T>(source, j))
    store<T>(el<T>(coefs, i), load<T>(el<T>(source, j)))
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
