/**
 * The record of a merge of two solved halves, and the arrays behind it: what lasd2 leaves for lasd1 and lasd3 (there is what
 * the letters mean). All of it lies in the workspace, where every rank reads it; scalars are f64 in both precisions.
 *
 *     record, 192 bytes | f64 arrays | rotations | i32 arrays, n + 1 entries each
 */

@unmanaged
export class Merge {
  n: i32
  m: i32
  nl: i32
  sqre: i32
  /** Roots, and the columns of each kind: non-zero in the upper half only, in the lower only, in both. */
  k: i32
  upper: i32
  lower: i32
  both: i32
  rotationCount: i32
  /** f64 pairs, by column: V's first and last row (lasd0.ts). */
  rows: usize
  /** The middle row. */
  alpha: f64
  beta: f64
  /** f64[m]: poles and weights, ascending. */
  d: usize
  z: usize
  /** The same in the order of the rows of Q: upper, pole 0, both, lower. */
  rowD: usize
  rowZ: usize
  rowFirst: usize
  rowLast: usize
  /** Roots, ascending: nearest pole, and distance from it. */
  origin: usize
  offset: usize
  /** Before deflation, and then the deflated values, descending. */
  listD: usize
  listZ: usize
  /** Rotations (ROTATION_BYTES each). */
  rotations: usize
  /** i32[m]: column of U0 and V0, and kind, of each pole; row of Q of each pole; column of each row of Q. */
  slot: usize
  kind: usize
  row: usize
  rowSlot: usize
  listSlot: usize
  listKind: usize
}

const MERGE_BYTES: usize = 192
const F64_ARRAYS: usize = 10
const I32_ARRAYS: usize = 6

/** A rotation: f64 c, s; i32 the two columns; i32 kind of rows, or V_ONLY. */
export const ROTATION_BYTES: usize = 32

/** Kinds of a column. */
export const UPPER = 1
export const LOWER = 2
export const BOTH = 3
/** In place of a rotation's kind: it makes V's two null vectors one, and U has no part in it. */
export const V_ONLY = 4

export function mergeBytes(n: i32): usize {
  const m = <usize>n + 1
  return (MERGE_BYTES + m * (8 * F64_ARRAYS + 4 * I32_ARRAYS + ROTATION_BYTES) + 63) & ~63
}

/** Lays the arrays out behind the record. */
export function mergeArrays(p: Merge, nl: i32, nr: i32, sqre: i32): void {
  p.n = nl + 1 + nr
  p.m = p.n + sqre
  p.nl = nl
  p.sqre = sqre
  const bytes = <usize>(p.n + 1) << 3
  p.d = changetype<usize>(p) + MERGE_BYTES
  p.z = p.d + bytes
  p.rowD = p.z + bytes
  p.rowZ = p.rowD + bytes
  p.rowFirst = p.rowZ + bytes
  p.rowLast = p.rowFirst + bytes
  p.origin = p.rowLast + bytes
  p.offset = p.origin + bytes
  p.listD = p.offset + bytes
  p.listZ = p.listD + bytes
  p.rotations = p.listZ + bytes
  p.slot = p.rotations + <usize>(p.n + 1) * ROTATION_BYTES
  p.kind = p.slot + (bytes >> 1)
  p.row = p.kind + (bytes >> 1)
  p.rowSlot = p.row + (bytes >> 1)
  p.listSlot = p.rowSlot + (bytes >> 1)
  p.listKind = p.listSlot + (bytes >> 1)
}

// @ts-ignore: decorator
@inline
export function real(x: usize, i: i32): f64 {
  return load<f64>(x + (<usize>i << 3))
}

// @ts-ignore: decorator
@inline
export function int(x: usize, i: i32): i32 {
  return load<i32>(x + (<usize>i << 2))
}

// @ts-ignore: decorator
@inline
export function putReal(x: usize, i: i32, value: f64): void {
  store<f64>(x + (<usize>i << 3), value)
}

// @ts-ignore: decorator
@inline
export function putInt(x: usize, i: i32, value: i32): void {
  store<i32>(x + (<usize>i << 2), value)
}

// @ts-ignore: decorator
@inline
export function firstRow(p: Merge, slot: i32): f64 {
  return load<f64>(p.rows + (<usize>slot << 4), 0)
}

// @ts-ignore: decorator
@inline
export function lastRow(p: Merge, slot: i32): f64 {
  return load<f64>(p.rows + (<usize>slot << 4), 8)
}

// @ts-ignore: decorator
@inline
export function putRows(p: Merge, slot: i32, first: f64, last: f64): void {
  store<f64>(p.rows + (<usize>slot << 4), first, 0)
  store<f64>(p.rows + (<usize>slot << 4), last, 8)
}
