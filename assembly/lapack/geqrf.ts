/**
 * geqrf: A = Q·R. LAPACK dgeqrf.
 *
 * A: m × n, column-major, any shape. On return R on and above the diagonal, below it reflector j in column j
 * (its unit element not stored); tau: min(m, n). 2 n² (m - n/3) flops for m ≥ n.
 *
 * By panels of QR_PANEL columns: the panel by all ranks, each its own rows (geqrf-panel.ts), or by one when it is
 * too short to share; then each rank applies the block reflector to its own slab of the columns to the right.
 *
 *     work: panel copy (V)   m × w, shared
 *           partial sums     two sets a rank
 *           a rank each:     Panel | T | scratch | sums, gemm's workspace, or that of applyBlock
 */
import { QR_PANEL, QR_PANEL_GRAIN, SLAB_UNIT } from '../params'
import { at, el } from '../simd'
import { enter, leave, worked } from '../stage'
import { GEQRF } from '../stages'
import { barrier, enterSolo, leaveSolo, rank, shareBegin, shareEnd, size } from '../team'
import { copyIn, copyOut, factorPanel, Panel, panelPrivateBytes, partialsBytes, partialStride } from './geqrf-panel'
import { applyBlock, slabBytes, slabWidth } from './larfb'
import { squareBytes, wholeLines } from './larft'

/** Team. `work`: geqrfWork bytes. Ends with a barrier. */
export function geqrf<T>(m: i32, n: i32, a: usize, lda: i32, tau: usize, work: usize): void {
  enter(GEQRF)
  const k = min(m, n)
  worked(2 * <f64>k * <f64>k * (<f64>max(m, n) - <f64>k / 3) / size())
  const nb = panelWidth(m, n)
  for (let j = 0; j < k; j += nb) {
    const w = min(nb, k - j)
    const diagonal = at<T>(a, j, j, lda)
    const next = at<T>(a, j, j + w, lda)
    if (size() > 1 && m - j < size() * QR_PANEL_GRAIN) {
      if (rank() == 0) {
        const saved = enterSolo()
        panelOf<T>(m, n, m - j, w, diagonal, lda, el<T>(tau, j), work, privateWork<T>(m, n, saved & 0xffff, 0, work))
        leaveSolo(saved)
      }
    } else {
      panelOf<T>(m, n, m - j, w, diagonal, lda, el<T>(tau, j), work, privateWork<T>(m, n, size(), rank(), work))
    }
    barrier()
    updateSlab<T>(m, n, m - j, n - j - w, w, next, lda, work)
    barrier()
  }
  leave(GEQRF)
  barrier()
}

export function geqrfWork<T>(m: i32, n: i32, size: i32): f64 {
  return <f64>privateWork<T>(m, n, size, 0, 0) + <f64>privateBytes<T>(m, n, size) * size
}

/** QR of `rows` × w at `a`: V to the panel copy and A, R to A. By the team, or by rank 0 in solo. */
function panelOf<T>(
  m: i32, n: i32, rows: i32, w: i32, a: usize, lda: i32, tau: usize, shared: usize, own: usize
): void {
  const nb = panelWidth(m, n)
  const panel = changetype<Panel>(own)
  panel.p = shared
  panel.ldp = panelLd(m)
  panel.a = a
  panel.lda = lda
  panel.tau = tau
  panel.t = tOf<T>(own)
  panel.ldt = nb
  panel.scratch = panel.t + squareBytes<T>(nb)
  panel.sums = panel.scratch + squareBytes<T>(nb)
  panel.gemmWork = panel.sums + partialStride<T>(nb)
  panel.partials = shared + panelBytes<T>(m, n)
  panel.stride = partialStride<T>(nb)
  panel.turn = 0
  panel.from = shareBegin(rows, SLAB_UNIT)
  panel.to = shareEnd(rows, SLAB_UNIT)
  memory.fill(panel.t, 0, squareBytes<T>(nb))
  copyIn<T>(panel, w)
  factorPanel<T>(panel, 0, w)
  copyOut<T>(panel, w)
}

/** C := Hᵀ·C on this rank's slab of the `columns` to the right of the panel. All ranks use rank 0's T. */
function updateSlab<T>(m: i32, n: i32, rows: i32, columns: i32, w: i32, c: usize, ldc: i32, work: usize): void {
  const from = shareBegin(columns, SLAB_UNIT)
  const own = shareEnd(columns, SLAB_UNIT) - from
  if (own <= 0) return
  const nb = panelWidth(m, n)
  const t = tOf<T>(privateWork<T>(m, n, size(), 0, work))
  const slabWork = privateWork<T>(m, n, size(), rank(), work) + fixedBytes<T>(nb)
  const ldp = panelLd(m)
  const saved = enterSolo()
  applyBlock<T>(0, 1, 0, rows, own, w, work, ldp, el<T>(work, w), ldp, t, nb, at<T>(c, 0, from, ldc), ldc, slabWork)
  leaveSolo(saved)
}

// @ts-ignore: decorator
@inline
function panelWidth(m: i32, n: i32): i32 {
  return min(QR_PANEL, min(m, n))
}

/** An odd number of cache lines (of f64), so that equal rows of the columns fall into different cache sets. */
// @ts-ignore: decorator
@inline
function panelLd(m: i32): i32 {
  return (((m + 7) >> 3) | 1) << 3
}

function panelBytes<T>(m: i32, n: i32): usize {
  return <usize>panelLd(m) * <usize>panelWidth(m, n) * sizeof<T>()
}

/** Panel, T and scratch. */
function fixedBytes<T>(nb: i32): usize {
  return wholeLines(offsetof<Panel>()) + 2 * squareBytes<T>(nb)
}

// @ts-ignore: decorator
@inline
function tOf<T>(own: usize): usize {
  return own + wholeLines(offsetof<Panel>())
}

function privateBytes<T>(m: i32, n: i32, size: i32): usize {
  const nb = panelWidth(m, n)
  return fixedBytes<T>(nb) + max(panelPrivateBytes<T>(m, nb), slabBytes<T>(0, m, n, nb, slabWidth(n, size)))
}

/** Where rank r's own workspace starts. */
function privateWork<T>(m: i32, n: i32, size: i32, r: i32, work: usize): usize {
  const nb = panelWidth(m, n)
  return work + panelBytes<T>(m, n) + partialsBytes<T>(nb, size) + <usize>r * privateBytes<T>(m, n, size)
}
