/**
 * The two inner loops of gemm: a block of C, m × n, from a block of A and the packed block of B.
 * Tiles cut by the edge of C go through a scratch tile, so that the micro-kernel knows whole tiles only.
 */
import { at, el } from '../simd'
import { InPlace, microKernel, NR, Packed, tileRows } from './gemm-kernel'
import { packA } from './pack'

/**
 * One rank: C := alpha · op(A) · B, or C += that. A is packed into `work` first, behind the scratch tile,
 * or with inPlace (which needs A not transposed) read where it is, all but the rows that fill no tile.
 */
export function tiles<T>(
  inPlace: bool, transA: i32, m: i32, n: i32, k: i32,
  alpha: T, a: usize, lda: i32, packedB: usize, add: bool, c: usize, ldc: i32, work: usize
): void {
  const mr = tileRows<T>()
  const scratch = work
  const packedA = el<T>(work, mr * NR)
  let whole = 0
  if (inPlace) {
    whole = m - (m % mr)
    sweep<T, InPlace>(whole, n, k, alpha, a, sizeof<T>(), lda, packedB, add, c, ldc, scratch)
  }
  if (whole < m) {
    const rest = transA ? at<T>(a, 0, whole, lda) : at<T>(a, whole, 0, lda)
    packA<T>(!transA, m - whole, k, rest, lda, packedA)
    const aRow = <usize>k * sizeof<T>()
    sweep<T, Packed>(m - whole, n, k, alpha, packedA, aRow, mr, packedB, add, el<T>(c, whole), ldc, scratch)
  }
}

/** All tiles of C; row i of A starts at a + i · aRow (i a multiple of MR), its next column aStep elements on. */
function sweep<T, P>(
  m: i32, n: i32, k: i32, alpha: T, a: usize, aRow: usize, aStep: i32, packedB: usize,
  add: bool, c: usize, ldc: i32, scratch: usize
): void {
  const mr = tileRows<T>()
  const step = <usize>aStep * sizeof<T>()
  const cStep = <usize>ldc * sizeof<T>()
  for (let j = 0; j < n; j += NR) {
    const b = el<T>(packedB, j * k)
    for (let i = 0; i < m; i += mr) {
      const panel = a + <usize>i * aRow
      const tile = at<T>(c, i, j, ldc)
      if (i + mr <= m && j + NR <= n) {
        microKernel<T, P>(k, panel, step, b, alpha, add, tile, cStep)
      } else {
        microKernel<T, P>(k, panel, step, b, alpha, false, scratch, <usize>mr * sizeof<T>())
        moveTile<T>(min(mr, m - i), min(NR, n - j), scratch, add, tile, ldc)
      }
    }
  }
}

/** C := tile, or C += tile, for the part of a tile that C has. */
function moveTile<T>(m: i32, n: i32, tile: usize, add: bool, c: usize, ldc: i32): void {
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < m; i++) {
      const x = load<T>(at<T>(tile, i, j, tileRows<T>()))
      const p = at<T>(c, i, j, ldc)
      store<T>(p, add ? x + load<T>(p) : x)
    }
  }
}

/** C := beta · C, m × n; a beta that is 0 in T does not read C. */
export function scaleTile<T>(m: i32, n: i32, beta: f64, c: usize, ldc: i32): void {
  if (beta == 1) return
  for (let j = 0; j < n; j++) {
    const column = at<T>(c, 0, j, ldc)
    if (<T>beta == 0) memory.fill(column, 0, <usize>m * sizeof<T>())
    else for (let i = 0; i < m; i++) store<T>(el<T>(column, i), <T>beta * load<T>(el<T>(column, i)))
  }
}
