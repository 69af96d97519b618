/**
 * transpose: B := Aᵀ; transposeSquare: A := Aᵀ in place.
 *
 * A: m × n, column-major; B: n × m, no overlap. Bound by memory. By tiles of a cache line each way, so that every
 * line is used whole while it is there.
 */
import { LINE_BYTES } from '../params'
import { at } from '../simd'
import { barrier, rank, shareBegin, shareEnd, size } from '../team'

/** Team: ranks own columns of B. */
export function transpose<T>(m: i32, n: i32, a: usize, lda: i32, b: usize, ldb: i32): void {
  const tile = LINE_BYTES / <i32>sizeof<T>()
  const end = shareEnd(m, tile)
  for (let i = shareBegin(m, tile); i < end; i += tile) {
    for (let j = 0; j < n; j += tile) {
      const rows = min(tile, end - i)
      const columns = min(tile, n - j)
      for (let t = 0; t < rows; t++) {
        for (let s = 0; s < columns; s++) store<T>(at<T>(b, j + s, i + t, ldb), load<T>(at<T>(a, i + t, j + s, lda)))
      }
    }
  }
  barrier()
}

/** Team: ranks take columns of tiles in turn, each with its mirror image. */
export function transposeSquare<T>(n: i32, a: usize, lda: i32): void {
  const tile = LINE_BYTES / <i32>sizeof<T>()
  for (let j = rank() * tile; j < n; j += size() * tile) {
    for (let i = 0; i <= j; i += tile) swapTiles<T>(min(tile, n - i), min(tile, n - j), i, j, a, lda)
  }
  barrier()
}

function swapTiles<T>(rows: i32, columns: i32, i: i32, j: i32, a: usize, lda: i32): void {
  for (let s = 0; s < columns; s++) {
    // On the diagonal only what lies above it is exchanged.
    const last = i == j ? s : rows
    for (let t = 0; t < last; t++) {
      const p = at<T>(a, i + t, j + s, lda)
      const q = at<T>(a, j + s, i + t, lda)
      const x = load<T>(p)
      store<T>(p, load<T>(q))
      store<T>(q, x)
    }
  }
}
