/**
 * Packing for gemm: `rows` × k elements into panels of `width` rows (the last one filled up with zeros).
 * In a panel the `width` elements of a step of k lie side by side, so the micro-kernel reads straight on.
 *
 *     panel 0: r0k0 r1k0 … | r0k1 r1k1 … | …     panel 1: …
 *
 * "Rows" are rows of op(A), or columns of op(B). The source has either its rows side by side
 * (column-major A, transposed B) or its steps of k (transposed A, column-major B). `to` is aligned to the element.
 * No flops; each element is read and written once. Inlined, for the width to be a constant: 1 % of gemm at 128³ to 512³.
 */
import { at, el, lanes } from '../simd'
import { NR, tileRows } from './gemm-kernel'

/** Into panels of MR rows. */
export function packA<T>(rowsContiguous: bool, rows: i32, k: i32, from: usize, ld: i32, to: usize): void {
  pack<T>(tileRows<T>(), rowsContiguous, rows, k, from, ld, to)
}

/** Into panels of NR columns. */
export function packB<T>(rowsContiguous: bool, columns: i32, k: i32, from: usize, ld: i32, to: usize): void {
  pack<T>(NR, rowsContiguous, columns, k, from, ld, to)
}

// @ts-ignore: decorator
@inline
function pack<T>(width: i32, rowsContiguous: bool, rows: i32, k: i32, from: usize, ld: i32, to: usize): void {
  let i = 0
  if (rowsContiguous) {
    for (; i + 4 * width <= rows; i += 4 * width) {
      copyFourPanels<T>(width, k, el<T>(from, i), ld, to)
      to += 4 * <usize>width * <usize>k * sizeof<T>()
    }
  }
  for (; i + width <= rows; i += width) {
    if (rowsContiguous) copyPanel<T>(width, k, el<T>(from, i), ld, to)
    else turnPanel<T>(width, k, at<T>(from, 0, i, ld), ld, to)
    to += <usize>width * <usize>k * sizeof<T>()
  }
  if (i < rows) padPanel<T>(width, rows - i, k, rowsContiguous ? el<T>(from, i) : at<T>(from, 0, i, ld), rowsContiguous, ld, to)
}

/**
 * Four panels side by side: a cache line of the source can have rows of up to three panels, and where ld is a power of two
 * the columns of one panel are more than its set holds, so that every panel would fetch the line anew.
 */
// @ts-ignore: decorator
@inline
function copyFourPanels<T>(width: i32, k: i32, from: usize, ld: i32, to: usize): void {
  const step = <usize>ld * sizeof<T>()
  const bytes = <usize>width * sizeof<T>()
  const panel = bytes * k
  for (; k > 0; k--) {
    copyStep(bytes, from, to)
    copyStep(bytes, from + bytes, to + panel)
    copyStep(bytes, from + 2 * bytes, to + 2 * panel)
    copyStep(bytes, from + 3 * bytes, to + 3 * panel)
    from += step
    to += bytes
  }
}

// @ts-ignore: decorator
@inline
function copyPanel<T>(width: i32, k: i32, from: usize, ld: i32, to: usize): void {
  const step = <usize>ld * sizeof<T>()
  const bytes = <usize>width * sizeof<T>()
  for (; k > 0; k--) {
    copyStep(bytes, from, to)
    from += step
    to += bytes
  }
}

/** Panels are 4, 6, 8 or 16 elements wide: whole vectors, and for six f32 half of one behind. */
// @ts-ignore: decorator
@inline
function copyStep(bytes: usize, from: usize, to: usize): void {
  v128.store(to, v128.load(from))
  if (bytes == 24) store<u64>(to, load<u64>(from, 16), 16)
  if (bytes >= 32) v128.store(to, v128.load(from, 16), 16)
  if (bytes >= 48) v128.store(to, v128.load(from, 32), 32)
  if (bytes >= 64) v128.store(to, v128.load(from, 48), 48)
}

/** Transposes blocks of lanes × lanes, so that both sides are read and written by the vector. */
// @ts-ignore: decorator
@inline
function turnPanel<T>(width: i32, k: i32, from: usize, ld: i32, to: usize): void {
  const step = <usize>ld * sizeof<T>()
  const bytes = <usize>width * sizeof<T>()
  for (let i = 0; i < width; i += lanes<T>()) {
    const across = min(lanes<T>(), width - i)
    let p = from + <usize>i * step
    let q = el<T>(to, i)
    let left = k
    for (; left >= lanes<T>() && across == lanes<T>(); left -= lanes<T>()) {
      turnBlock<T>(p, step, q, bytes)
      p += 16
      q += <usize>lanes<T>() * bytes
    }
    for (; left > 0; left--) {
      for (let r = 0; r < across; r++) store<T>(el<T>(q, r), load<T>(p + <usize>r * step))
      p += sizeof<T>()
      q += bytes
    }
  }
}

// @ts-ignore: decorator
@inline
function turnBlock<T>(from: usize, fromStep: usize, to: usize, toStep: usize): void {
  const x0 = v128.load(from)
  const x1 = v128.load(from + fromStep)
  if (sizeof<T>() == 8) {
    v128.store(to, v128.shuffle<f64>(x0, x1, 0, 2))
    v128.store(to + toStep, v128.shuffle<f64>(x0, x1, 1, 3))
    return
  }
  const x2 = v128.load(from + 2 * fromStep)
  const x3 = v128.load(from + 3 * fromStep)
  const low01 = v128.shuffle<f32>(x0, x1, 0, 4, 1, 5)
  const low23 = v128.shuffle<f32>(x2, x3, 0, 4, 1, 5)
  const high01 = v128.shuffle<f32>(x0, x1, 2, 6, 3, 7)
  const high23 = v128.shuffle<f32>(x2, x3, 2, 6, 3, 7)
  v128.store(to, v128.shuffle<f64>(low01, low23, 0, 2))
  v128.store(to + toStep, v128.shuffle<f64>(low01, low23, 1, 3))
  v128.store(to + 2 * toStep, v128.shuffle<f64>(high01, high23, 0, 2))
  v128.store(to + 3 * toStep, v128.shuffle<f64>(high01, high23, 1, 3))
}

function padPanel<T>(width: i32, rows: i32, k: i32, from: usize, rowsContiguous: bool, ld: i32, to: usize): void {
  const rowStep: usize = rowsContiguous ? sizeof<T>() : <usize>ld * sizeof<T>()
  const kStep: usize = rowsContiguous ? <usize>ld * sizeof<T>() : sizeof<T>()
  for (; k > 0; k--) {
    let i = 0
    for (; i < rows; i++) store<T>(el<T>(to, i), load<T>(from + <usize>i * rowStep))
    for (; i < width; i++) store<T>(el<T>(to, i), 0)
    from += kStep
    to += <usize>width * sizeof<T>()
  }
}
