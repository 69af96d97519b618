/**
 * lasd2: prepares a merge of two solved halves of a bidiagonal matrix (LAPACK's dlasd2; Gu and Eisenstat 1995):
 *
 *       nl + 1   nr + sqre
 *     ┌ B1                 ┐ nl
 *     │     alpha  beta    │ 1       = U0 · P · [zᵀ; diag(d)] · Pᵀ · V0ᵀ,   n = nl + 1 + nr, m = n + sqre
 *     └            B2      ┘ nr
 *
 * U0, V0 hold the halves' vectors as diagonal blocks; U0's column nl is the unit vector of the middle row, V0's
 * columns nl and (sqre = 1) n are the null vectors of B1 and B2. Here d is sorted, and each pole of which z has
 * (nearly) nothing, or which (nearly) equals its neighbour after a rotation of the two, is deflated: it is
 * a singular value already. What is left to the secular equation are k poles, the first of them 0.
 *
 * One rank does this: O(n) work on scalars in f64. The rotations are only noted; all ranks apply them (lasd1.ts).
 */
import {
  BOTH, firstRow, int, lastRow, LOWER, Merge, putInt, putReal, putRows, real, ROTATION_BYTES, UPPER, V_ONLY
} from './merge'

/**
 * values: f64[n], the halves' singular values by column; order: i32[n], each half's columns in descending order of
 * value, the right half's from nl + 1 on, counted from 0 in its half. On exit values k … n−1 are those deflated, and so are
 * the pairs of p.rows; rowFirst and rowLast have the others.
 */
export function lasd2<T>(p: Merge, values: usize, order: usize): void {
  const sorted = p.n - 1
  listPoles(p, values, order)
  const scale = max<f64>(max<f64>(abs<f64>(p.alpha), abs<f64>(p.beta)), real(p.listD, sorted - 1))
  const tolerance: f64 = (sizeof<T>() == 8 ? 64 * 1.1102230246251565e-16 : 64 * 5.9604644775390625e-8) * scale
  p.rotationCount = 0
  joinNullVectors(p, tolerance)
  p.k = 1
  let deflated = 0
  let waiting = -1
  for (let j = 0; j < sorted; j++) {
    const zj = real(p.listZ, j)
    if (abs<f64>(zj) <= tolerance) {
      deflated = deflate(p, j, deflated)
    } else if (waiting >= 0 && real(p.listD, j) - real(p.listD, waiting) <= tolerance) {
      mergeEqual(p, waiting, j)
      deflated = deflate(p, waiting, deflated)
      waiting = j
    } else {
      if (waiting >= 0) keep(p, waiting)
      waiting = j
    }
  }
  if (waiting >= 0) keep(p, waiting)
  // The secular equation needs a gap above pole 0.
  if (p.k > 1) putReal(p.d, 1, max<f64>(real(p.d, 1), tolerance / 2))
  orderRows(p)
  gatherRows(p)
  for (let j = p.k; j < p.n; j++) putReal(values, j, real(p.d, j))
}

/** The halves' poles as one ascending list, with their weights. */
function listPoles(p: Merge, values: usize, order: usize): void {
  const nl = p.nl
  const nr = p.n - nl - 1
  let i = nl - 1
  let j = nr - 1
  for (let t = 0; t < nl + nr; t++) {
    const left = i >= 0 ? int(order, i) : 0
    const right = (j >= 0 ? int(order, nl + 1 + j) : 0) + nl + 1
    const fromLeft = j < 0 || (i >= 0 && real(values, left) <= real(values, right))
    const slot = fromLeft ? left : right
    if (fromLeft) i--
    else j--
    const value = real(values, slot)
    const weight = fromLeft ? p.alpha * lastRow(p, slot) : p.beta * firstRow(p, slot)
    // The halves are sorted but for rounding: a step back puts that right.
    let place = t
    for (; place > 0 && real(p.listD, place - 1) > value; place--) {
      putReal(p.listD, place, real(p.listD, place - 1))
      putReal(p.listZ, place, real(p.listZ, place - 1))
      putInt(p.listSlot, place, int(p.listSlot, place - 1))
      putInt(p.listKind, place, int(p.listKind, place - 1))
    }
    putReal(p.listD, place, value)
    putReal(p.listZ, place, weight)
    putInt(p.listSlot, place, slot)
    putInt(p.listKind, place, fromLeft ? UPPER : LOWER)
  }
}

/** Pole 0: what the middle row has in the halves' null vectors, as one weight. From here on, rows are those of V0. */
function joinNullVectors(p: Merge, tolerance: f64): void {
  const nl = p.nl
  const left = p.alpha * lastRow(p, nl)
  const right = p.sqre ? p.beta * firstRow(p, p.n) : 0
  for (let slot = 0; slot <= nl; slot++) putRows(p, slot, firstRow(p, slot), 0)
  for (let slot = nl + 1; slot < p.m; slot++) putRows(p, slot, 0, lastRow(p, slot))
  let weight = left
  if (right != 0) weight = sqrt<f64>(left * left + right * right)
  if (right != 0 && weight > tolerance) noteRotation(p, left / weight, right / weight, nl, p.n, V_ONLY)
  putReal(p.d, 0, 0)
  putReal(p.z, 0, abs<f64>(weight) <= tolerance ? tolerance : weight)
  putInt(p.slot, 0, nl)
  putInt(p.kind, 0, BOTH)
}

function noteRotation(p: Merge, c: f64, s: f64, x: i32, y: i32, kind: i32): void {
  const rotation = p.rotations + <usize>p.rotationCount * ROTATION_BYTES
  store<f64>(rotation, c, 0)
  store<f64>(rotation, s, 8)
  store<i32>(rotation, x, 16)
  store<i32>(rotation, y, 20)
  store<i32>(rotation, kind, 24)
  p.rotationCount++
  const first = firstRow(p, x)
  const last = lastRow(p, x)
  putRows(p, x, c * first + s * firstRow(p, y), c * last + s * lastRow(p, y))
  putRows(p, y, c * firstRow(p, y) - s * first, c * lastRow(p, y) - s * last)
}

/** Rotates two equal poles so that the first has no weight left. */
function mergeEqual(p: Merge, first: i32, second: i32): void {
  const s = real(p.listZ, first)
  const c = real(p.listZ, second)
  const weight = sqrt<f64>(c * c + s * s)
  putReal(p.listZ, second, weight)
  const kind = int(p.listKind, first) | int(p.listKind, second)
  noteRotation(p, c / weight, -s / weight, int(p.listSlot, first), int(p.listSlot, second), kind)
  putInt(p.listKind, second, kind)
}

function keep(p: Merge, j: i32): void {
  const k = p.k++
  putReal(p.d, k, real(p.listD, j))
  putReal(p.z, k, real(p.listZ, j))
  putInt(p.slot, k, int(p.listSlot, j))
  putInt(p.kind, k, int(p.listKind, j))
}

/** Files pole j with those deflated: at the ends of d and slot, descending from there on. Returns how many there are now. */
function deflate(p: Merge, j: i32, deflated: i32): i32 {
  const value = real(p.listD, j)
  let place = p.n - 1 - deflated
  for (; place < p.n - 1 && real(p.d, place + 1) > value; place++) {
    putReal(p.d, place, real(p.d, place + 1))
    putInt(p.slot, place, int(p.slot, place + 1))
  }
  putReal(p.d, place, value)
  putInt(p.slot, place, int(p.listSlot, j))
  return deflated + 1
}

/** Gives each pole its row of Q, kind by kind, so that each half's columns are one run of rows. */
function orderRows(p: Merge): void {
  p.upper = 0
  p.lower = 0
  p.both = 0
  for (let j = 1; j < p.k; j++) {
    const kind = int(p.kind, j)
    if (kind == UPPER) p.upper++
    else if (kind == LOWER) p.lower++
    else p.both++
  }
  let upper = 0
  let both = p.upper + 1
  let lower = both + p.both
  for (let j = 0; j < p.k; j++) {
    const kind = int(p.kind, j)
    const row = j == 0 ? p.upper : kind == UPPER ? upper++ : kind == LOWER ? lower++ : both++
    putInt(p.row, j, row)
    putInt(p.rowSlot, row, int(p.slot, j))
    putReal(p.rowD, row, real(p.d, j))
  }
}

/** Puts V0's first and last row in the order of Q's rows, those of deflated columns where these will be. */
function gatherRows(p: Merge): void {
  for (let r = 0; r < p.n; r++) {
    const slot = int(r < p.k ? p.rowSlot : p.slot, r)
    putReal(p.rowFirst, r, firstRow(p, slot))
    putReal(p.rowLast, r, lastRow(p, slot))
  }
  for (let r = p.k; r < p.n; r++) putRows(p, r, real(p.rowFirst, r), real(p.rowLast, r))
}
