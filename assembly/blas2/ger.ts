/**
 * ger: A := A + alpha·x·yᵀ. BLAS level 2.
 *
 * A: m × n, column-major, leading dimension lda ≥ max(1, m); x: m, y: n, strides incx, incy (any sign, not 0, as
 * in BLAS). A overlaps neither; all aligned to the element. 2 flops, 2 · sizeof<T>() bytes an element of A.
 *
 * Ranks own columns, or rows when the matrix is too narrow. Column by column, by blocks of rows whose piece of x
 * stays in the second-level cache.
 */
import { CHUNK, CHUNK_BYTES } from '../abi'
import { axpyContiguous } from '../blas1/axpy'
import { copyLocal } from '../blas1/copy'
import { start } from '../blas1/dot'
import { GEMV_ROWS, GEMV_SPLIT, LINE_BYTES } from '../params'
import { at, el } from '../simd'
import { barrier, ownSlot, shareBegin, shareEnd, size } from '../team'

/** Team. */
export function ger<T>(m: i32, n: i32, alpha: f64, x: usize, incx: i32, y: usize, incy: i32, a: usize, lda: i32): void {
  if (m > 0 && n > 0 && alpha != 0) {
    const first = start<T>(m, x, incx)
    const second = start<T>(n, y, incy)
    if (n >= m || n >= size() * GEMV_SPLIT) {
      const from = shareBegin(n)
      const count = shareEnd(n) - from
      update<T>(m, count, <T>alpha, first, incx, el<T>(second, from * incy), incy, at<T>(a, 0, from, lda), lda)
    } else {
      const unit = LINE_BYTES / <i32>sizeof<T>()
      const from = shareBegin(m, unit)
      const count = shareEnd(m, unit) - from
      update<T>(count, n, <T>alpha, el<T>(first, from * incx), incx, second, incy, at<T>(a, from, 0, lda), lda)
    }
  }
  barrier()
}

/** One rank. A strided x goes piece by piece through a contiguous copy in the rank's scratch. */
function update<T>(m: i32, n: i32, alpha: T, x: usize, incx: i32, y: usize, incy: i32, a: usize, lda: i32): void {
  const rows = incx == 1 ? GEMV_ROWS : CHUNK_BYTES / <i32>sizeof<T>()
  for (let i = 0; i < m; i += rows) {
    const height = min(rows, m - i)
    const source = el<T>(x, i * incx)
    const p = incx == 1 ? source : ownSlot() + CHUNK
    if (incx != 1) copyLocal<T>(height, source, incx, p, 1)
    for (let j = 0; j < n; j++) {
      axpyContiguous<T>(height, alpha * load<T>(el<T>(y, j * incy)), p, at<T>(a, i, j, lda))
    }
  }
}
