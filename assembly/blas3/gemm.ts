/**
 * gemm: C := alpha · op(A) · op(B) + beta · C, op(X) = X or Xᵀ. BLAS level 3.
 *
 * op(A) is m × k, op(B) k × n, C m × n; column-major, aligned to the element; C overlaps neither A nor B.
 * 2 m n k flops. beta = 0 never uses what C holds; k = 0 or alpha = 0 only scales C.
 *
 * The five loops of BLIS (Van Zee and van de Geijn 2015): for NC columns of B, for KC of the inner dimension,
 * pack that block of B into panels of NR columns; for MC rows of A pack those into panels of MR rows;
 * then a micro-kernel for every tile of MR × NR. A panel of B stays in L1, the block of A in L2, that of B in L3.
 */
import { GEMM_DIRECT, GEMM_DIRECT_COLUMNS, GEMM_IN_PLACE_COLUMNS, GEMM_KC_BYTES, GEMM_MC, GEMM_NC, GEMM_NC_SHORT, GEMM_SOLO, LINE_BYTES } from '../params'
import { at, el } from '../simd'
import { barrier, enterSolo, leaveSolo, rank, shareBegin, shareEnd, size } from '../team'
import { direct } from './gemm-direct'
import { NR, tileRows } from './gemm-kernel'
import { scaleTile, tiles } from './gemm-tiles'
import { dots } from './gemm-vector'
import { packB } from './pack'

/** Team. `work` has gemmWork bytes, on a cache line. Ends with a barrier. */
export function gemm<T>(
  transA: i32, transB: i32, m: i32, n: i32, k: i32,
  alpha: f64, a: usize, lda: i32, b: usize, ldb: i32,
  beta: f64, c: usize, ldc: i32, work: usize
): void {
  if (m > 0 && n > 0) {
    if (k == 0 || <T>alpha == 0) {
      const from = shareBegin(n)
      scaleTile<T>(m, shareEnd(n) - from, beta, at<T>(c, 0, from, ldc), ldc)
    } else if (n == 1 && transA) {
      const from = shareBegin(m, LINE_BYTES / <i32>sizeof<T>())
      const own = shareEnd(m, LINE_BYTES / <i32>sizeof<T>()) - from
      vector<T>(own, k, <T>alpha, b, transB ? ldb : 1, at<T>(a, 0, from, lda), lda, <T>beta, el<T>(c, from), 1, work)
    } else if (m == 1 && !transB) {
      const from = shareBegin(n)
      const own = shareEnd(n) - from
      vector<T>(own, k, <T>alpha, a, transA ? 1 : lda, at<T>(b, 0, from, ldb), ldb, <T>beta, at<T>(c, 0, from, ldc), ldc, work)
    } else if (!transA && n <= GEMM_DIRECT_COLUMNS) {
      narrow<T>(transB, m, n, k, <T>alpha, a, lda, b, ldb, <T>beta, c, ldc)
    } else if (transB && m == 1 && ldc == 1) {
      // The row is a column of Cᵀ = B·op(A)ᵀ, and B not to be transposed there.
      narrow<T>(1 - transA, n, 1, k, <T>alpha, b, ldb, a, lda, <T>beta, c, n)
    } else if (!transA && <f64>m * n * k <= GEMM_DIRECT) {
      if (rank() == 0) direct<T>(transB, m, n, k, <T>alpha, a, lda, b, ldb, <T>beta, c, ldc)
    } else {
      // Tiles are NR wide: one column more would cost as much as NR. (Two are no faster without packing.)
      const whole = !transA && n <= GEMM_IN_PLACE_COLUMNS && n % NR == 1 ? n - 1 : n
      tiled<T>(transA, transB, m, whole, k, alpha, a, lda, b, ldb, beta, c, ldc, work)
      if (whole < n) {
        const behind = transB ? el<T>(b, whole) : at<T>(b, 0, whole, ldb)
        narrow<T>(transB, m, 1, k, <T>alpha, a, lda, behind, ldb, <T>beta, at<T>(c, 0, whole, ldc), ldc)
      }
    }
  }
  barrier()
}

/** Bytes of `work` for a team of that size; enough for every smaller m, n and k as well. */
export function gemmWork<T>(m: i32, n: i32, k: i32, size: i32): f64 {
  const slice = n / size + NR
  const shared = sharedBytes<T>(n, k) * (size > 1 ? 2 : 1)
  const own = <usize>size * sharedBytes<T>(slice < n ? slice : n, k)
  return <f64>((shared > own ? shared : own) + <usize>size * privateBytes<T>(m, k))
}

/** Whether the slowest rank has less to do when ranks split C's columns rather than its rows. */
function columnsAreFairer<T>(m: i32, n: i32, ranks: i32): bool {
  const high = (m + tileRows<T>() - 1) / tileRows<T>()
  const across = (n + NR - 1) / NR
  const byRows = ((high + ranks - 1) / ranks) * across
  const byColumns = ((across + ranks - 1) / ranks) * high
  // Every rank packs all of A in that case, so a tie goes to the rows.
  return byColumns < byRows
}

/** Team: C (m × n) by tiles, of one rank where it is small, else of all by rows or columns. `work` as of gemm. No barrier at the end. */
function tiled<T>(
  transA: i32, transB: i32, m: i32, n: i32, k: i32,
  alpha: f64, a: usize, lda: i32, b: usize, ldb: i32,
  beta: f64, c: usize, ldc: i32, work: usize
): void {
  if (<f64>m * n * k <= GEMM_SOLO) {
    if (rank() == 0) {
      const saved = enterSolo()
      rows<T>(transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc, work)
      leaveSolo(saved)
    }
  } else if (columnsAreFairer<T>(m, n, size())) {
    columns<T>(transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc, work)
  } else {
    rows<T>(transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc, work)
  }
}

/** Team: C (m × n, n small) := alpha · A · op(B) + beta · C, each rank a run of rows, without packing. No barrier. */
function narrow<T>(
  transB: i32, m: i32, n: i32, k: i32, alpha: T, a: usize, lda: i32, b: usize, ldb: i32, beta: T, c: usize, ldc: i32
): void {
  const from = shareBegin(m, LINE_BYTES / <i32>sizeof<T>())
  const own = shareEnd(m, LINE_BYTES / <i32>sizeof<T>()) - from
  direct<T>(transB, own, n, k, alpha, el<T>(a, from), lda, b, ldb, beta, el<T>(c, from), ldc)
}

/** This rank's run of a C that is one row or column, in the same part of `work` that a tile and a packed A would have. */
function vector<T>(
  n: i32, k: i32, alpha: T, x: usize, xStep: i32, matrix: usize, ld: i32, beta: T, y: usize, yStep: i32, work: usize
): void {
  const own = work + <usize>rank() * privateBytes<T>(1, k)
  dots<T>(n, k, alpha, x, xStep, matrix, ld, beta, y, yStep, own, tileRows<T>() * NR, min(k, kcMax<T>()))
}

/** m is short: each rank computes a run of columns on its own, with its own packed A and B, and meets nobody. */
function columns<T>(
  transA: i32, transB: i32, m: i32, n: i32, k: i32,
  alpha: f64, a: usize, lda: i32, b: usize, ldb: i32,
  beta: f64, c: usize, ldc: i32, work: usize
): void {
  const from = shareBegin(n, NR)
  const own = shareEnd(n, NR) - from
  if (own == 0) return
  const slice = n / size() + NR
  work += <usize>rank() * (sharedBytes<T>(slice < n ? slice : n, k) + privateBytes<T>(m, k))
  const saved = enterSolo()
  rows<T>(
    transA, transB, m, own, k, alpha, a, lda,
    transB ? at<T>(b, from, 0, ldb) : at<T>(b, 0, from, ldb), ldb, beta, at<T>(c, 0, from, ldc), ldc, work
  )
  leaveSolo(saved)
}

/** The five loops: ranks pack B together and split the rows of A and C. */
function rows<T>(
  transA: i32, transB: i32, m: i32, n: i32, k: i32,
  alpha: f64, a: usize, lda: i32, b: usize, ldb: i32,
  beta: f64, c: usize, ldc: i32, work: usize
): void {
  const from = shareBegin(m, tileRows<T>())
  const to = shareEnd(m, tileRows<T>())
  const ncMax = m <= GEMM_MC ? GEMM_NC_SHORT : GEMM_NC
  const kc = evenBlock(k, kcMax<T>(), 1)
  const mc = evenBlock(to - from, GEMM_MC, tileRows<T>())
  const sharedSize = sharedBytes<T>(n, k)
  // Two shared blocks in turn: whoever packs the next but one has met everyone since the last use of that block.
  const privateWork = work + sharedSize * (size() > 1 ? 2 : 1) + <usize>rank() * privateBytes<T>(m, k)
  const aInPlace = !transA && n <= GEMM_IN_PLACE_COLUMNS
  let turn = 0
  for (let jc = 0; jc < n; jc += ncMax) {
    const nc = min(ncMax, n - jc)
    for (let pc = 0; pc < k; pc += kc) {
      const kb = min(kc, k - pc)
      const packedB = work + (size() > 1 ? <usize>(turn++ & 1) * sharedSize : 0)
      const first = shareBegin(nc, NR)
      const last = shareEnd(nc, NR)
      const bBlock = transB ? at<T>(b, jc + first, pc, ldb) : at<T>(b, pc, jc + first, ldb)
      packB<T>(transB != 0, last - first, kb, bBlock, ldb, el<T>(packedB, first * kb))
      barrier()
      // What is nought in T is nought: C may hold anything then.
      const add = pc > 0 || <T>beta != 0
      if (pc == 0 && add) scaleTile<T>(to - from, nc, beta, at<T>(c, from, jc, ldc), ldc)
      for (let ic = from; ic < to; ic += mc) {
        const mb = min(mc, to - ic)
        const aBlock = transA ? at<T>(a, pc, ic, lda) : at<T>(a, ic, pc, lda)
        tiles<T>(aInPlace, transA, mb, nc, kb, <T>alpha, aBlock, lda, packedB, add, at<T>(c, ic, jc, ldc), ldc, privateWork)
      }
    }
  }
}

/** The block length that cuts n into as few, equal, whole-unit blocks as `most` allows. */
function evenBlock(n: i32, most: i32, unit: i32): i32 {
  if (n <= most) return n > 0 ? n : 1
  const blocks = (n + most - 1) / most
  const even = (n + blocks - 1) / blocks
  return ((even + unit - 1) / unit) * unit
}

// @ts-ignore: decorator
@inline
function kcMax<T>(): i32 {
  return GEMM_KC_BYTES / <i32>sizeof<T>()
}

/** One block of packed B. */
function sharedBytes<T>(n: i32, k: i32): usize {
  const columns = ((min(n, GEMM_NC) + NR - 1) / NR) * NR
  return wholeLines(<usize>columns * <usize>min(k, kcMax<T>()) * sizeof<T>())
}

/** A rank's packed block of A, and before it the scratch tile of the edges. */
function privateBytes<T>(m: i32, k: i32): usize {
  const rows = ((min(m, GEMM_MC) + tileRows<T>() - 1) / tileRows<T>()) * tileRows<T>()
  return wholeLines((<usize>rows * <usize>min(k, kcMax<T>()) + <usize>(tileRows<T>() * NR)) * sizeof<T>())
}

// @ts-ignore: decorator
@inline
function wholeLines(bytes: usize): usize {
  return (bytes + LINE_BYTES - 1) & ~(<usize>LINE_BYTES - 1)
}
