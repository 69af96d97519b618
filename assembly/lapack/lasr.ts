/**
 * lasr: runs of plane rotations applied to the columns of a slab, from the right:
 * (x_j, x_j±1) := (c·x_j + s·x_j±1, c·x_j±1 − s·x_j), for j in order.
 *
 * A log of several sweeps is applied to one narrow chunk of the slab after another (LAPACK's dlasr goes through the
 * whole matrix for each sweep): a chunk is copied to a buffer of SLAB_BYTES a column, which stays in the cache while
 * all the sweeps go over it. The copy also serves rows of VT (a transposed slab) and keeps columns that are
 * a power of two apart out of each other's cache sets.
 *
 *     log:   runs      i32 pairs (first column, count of rotations; negative: columns descend)
 *            rotations T pairs (c, s), in order
 *     buffer: SLAB_BYTES a column, 64-byte aligned
 *
 * 6 flops an element and rotation, on registers and the L1 or L2 cache.
 */
import { ROTATION_SLAB_BYTES } from '../params'
import { el, fma, fnma } from '../simd'

const SLAB: isize = ROTATION_SLAB_BYTES

/** Applies the log to one buffer. The column that two neighbouring rotations share stays in registers. */
export function applyRotations<T>(buffer: usize, runs: usize, runCount: i32, rotations: usize): void {
  let cs = rotations
  for (let run = 0; run < runCount; run++) {
    const first = load<i32>(runs + (<usize>run << 3))
    const signed = load<i32>(runs + (<usize>run << 3), 4)
    const count = abs<i32>(signed)
    applyRun<T>(buffer + <usize>first * SLAB, signed > 0 ? SLAB : -SLAB, count, cs)
    cs += <usize>count << (1 + alignof<T>())
  }
}

function applyRun<T>(p: usize, step: isize, count: i32, cs: usize): void {
  let x0 = v128.load(p, 0), x1 = v128.load(p, 16), x2 = v128.load(p, 32), x3 = v128.load(p, 48)
  const end = cs + (<usize>count << (1 + alignof<T>()))
  for (; cs < end; cs += 2 * sizeof<T>()) {
    const q = p + step
    const y0 = v128.load(q, 0), y1 = v128.load(q, 16), y2 = v128.load(q, 32), y3 = v128.load(q, 48)
    const c = v128.load_splat<T>(cs)
    const s = v128.load_splat<T>(cs, sizeof<T>())
    const z0 = fma<T>(s, y0, v128.mul<T>(c, x0))
    const z1 = fma<T>(s, y1, v128.mul<T>(c, x1))
    const z2 = fma<T>(s, y2, v128.mul<T>(c, x2))
    const z3 = fma<T>(s, y3, v128.mul<T>(c, x3))
    x0 = fnma<T>(s, x0, v128.mul<T>(c, y0))
    x1 = fnma<T>(s, x1, v128.mul<T>(c, y1))
    x2 = fnma<T>(s, x2, v128.mul<T>(c, y2))
    x3 = fnma<T>(s, x3, v128.mul<T>(c, y3))
    v128.store(p, z0, 0)
    v128.store(p, z1, 16)
    v128.store(p, z2, 32)
    v128.store(p, z3, 48)
    p = q
  }
  v128.store(p, x0, 0)
  v128.store(p, x1, 16)
  v128.store(p, x2, 32)
  v128.store(p, x3, 48)
}

/**
 * Copies columns from … to−1 of a slab into the buffer. Element (i, j) of the slab is at
 * slab + (i · rowStep + j · columnStep) elements; it has `rows` rows, at most those of a chunk. One of the steps is 1, and
 * the inner loop goes along it: the slab is in memory, the buffer in the cache.
 */
export function packSlab<T>(
  rows: i32, from: i32, to: i32, slab: usize, rowStep: usize, columnStep: usize, buffer: usize
): void {
  const chunk = <i32>(ROTATION_SLAB_BYTES / sizeof<T>())
  if (rows < chunk) memory.fill(buffer + <usize>from * SLAB, 0, <usize>(to - from) * SLAB)
  if (rowStep != 1) {
    for (let i = 0; i < rows; i++) {
      const source = slab + ((<usize>i * rowStep) << alignof<T>())
      let target = el<T>(buffer, i) + <usize>from * SLAB
      for (let j = from; j < to; j++, target += SLAB) store<T>(target, load<T>(el<T>(source, j)))
    }
    return
  }
  let target = buffer + <usize>from * SLAB
  for (let j = from; j < to; j++, target += SLAB) {
    const source = slab + ((<usize>j * columnStep) << alignof<T>())
    if (rows == chunk) copyChunk(source, target)
    else for (let i = 0; i < rows; i++) store<T>(el<T>(target, i), load<T>(el<T>(source, i)))
  }
}

/**
 * The way back. With `order` (i32 pairs: source column, sign), column j of the slab receives column order[j] of the
 * buffer, with that sign where `signed`; order = 0 keeps places.
 */
export function unpackSlab<T>(
  rows: i32, from: i32, to: i32, buffer: usize, order: usize, signed: bool,
  slab: usize, rowStep: usize, columnStep: usize
): void {
  const chunk = <i32>(ROTATION_SLAB_BYTES / sizeof<T>())
  if (order && signed) flipColumns<T>(from, to, buffer, order)
  if (rowStep != 1) {
    for (let i = 0; i < rows; i++) {
      const target = slab + ((<usize>i * rowStep) << alignof<T>())
      const source = el<T>(buffer, i)
      for (let j = from; j < to; j++) store<T>(el<T>(target, j), load<T>(source + <usize>sourceOf(order, j) * SLAB))
    }
    return
  }
  for (let j = from; j < to; j++) {
    const target = slab + ((<usize>j * columnStep) << alignof<T>())
    const source = buffer + <usize>sourceOf(order, j) * SLAB
    if (rows == chunk) copyChunk(source, target)
    else for (let i = 0; i < rows; i++) store<T>(el<T>(target, i), load<T>(el<T>(source, i)))
  }
}

// @ts-ignore: decorator
@inline
function sourceOf(order: usize, j: i32): i32 {
  return order ? load<i32>(order + (<usize>j << 3)) : j
}

// @ts-ignore: decorator
@inline
function copyChunk(source: usize, target: usize): void {
  const a = v128.load(source, 0), b = v128.load(source, 16), c = v128.load(source, 32), d = v128.load(source, 48)
  v128.store(target, a, 0)
  v128.store(target, b, 16)
  v128.store(target, c, 32)
  v128.store(target, d, 48)
}

/** Negates the buffer's columns that `order` says. */
function flipColumns<T>(from: i32, to: i32, buffer: usize, order: usize): void {
  for (let j = from; j < to; j++) {
    if (load<i32>(order + (<usize>j << 3), 4) >= 0) continue
    const column = buffer + <usize>sourceOf(order, j) * SLAB
    for (let byte: usize = 0; byte < <usize>ROTATION_SLAB_BYTES; byte += 16) {
      v128.store(column + byte, v128.neg<T>(v128.load(column + byte)))
    }
  }
}
