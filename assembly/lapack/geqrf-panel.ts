/**
 * The panel of geqrf: QR of a tall block of few columns, with its triangular factor T.
 *
 * The panel is a copy, contiguous: m × w, leading dimension ldp, m ≥ w. On return it holds V with its ones and
 * zeros, so that V is an operand for gemm as it stands; R has gone to A, and so do V's elements below the diagonal
 * (copyOut). Recursive (Elmroth and Gustavson 2000): left half, its block reflector on the right half, right half,
 * T of both. Columns one after another only in the leaves.
 *
 * Every rank owns a run of rows for the whole panel, so nobody reads what another wrote but through `reduce`: each
 * publishes its partial sums, one barrier, each adds up all of them in rank order. All ranks hence hold the same T
 * and the same scalars; two barriers a column and two a node of the recursion.
 */
import { axpyContiguous } from '../blas1/axpy'
import { nrm2Contiguous } from '../blas1/nrm2'
import { scalContiguous } from '../blas1/scal'
import { gemvTLocal } from '../blas2/gemv-t'
import { gemm, gemmWork } from '../blas3/gemm'
import { LINE_BYTES, QR_PANEL_BASE } from '../params'
import { at, el } from '../simd'
import { barrier, enterSolo, leaveSolo, rank, size } from '../team'
import { reflected, smallestBeta } from './larfg'
import { squareBytes, triangularFactor } from './larft'

/** One rank's view of the panel, at the start of its private workspace. */
@unmanaged
export class Panel {
  p: usize
  ldp: i32
  /** Element (0, 0) of the panel's place in A. */
  a: usize
  lda: i32
  tau: usize
  /** T, and a scratch square of the same leading dimension. */
  t: usize
  scratch: usize
  ldt: i32
  /** Own rows: from … to - 1. */
  from: i32
  to: i32
  /** Published partial sums: two sets of `stride` bytes a rank, used in turn. */
  partials: usize
  stride: usize
  turn: i32
  /** Sums over all ranks. */
  sums: usize
  /** What reduceColumn found. */
  xnorm: f64
  alpha: f64
  gemmWork: usize
}

/** Bytes that the ranks of a team share for panels of up to w columns. */
export function partialsBytes<T>(w: i32, size: i32): usize {
  return <usize>(2 * size) * partialStride<T>(w)
}

/** Room for the largest thing reduced: a product of two halves of the panel, or what a leaf's column needs. */
export function partialStride<T>(w: i32): usize {
  return squareBytes<T>(w) + LINE_BYTES
}

/** Bytes of sums and gemm's workspace, private to a rank, for m × w panels. */
export function panelPrivateBytes<T>(m: i32, w: i32): usize {
  return partialStride<T>(w) + <usize>gemmWork<T>(max(m, w), w, max(m, w), 1)
}

/** Factors columns c … c + w - 1, in rows c and below. */
export function factorPanel<T>(panel: Panel, c: i32, w: i32): void {
  if (w <= QR_PANEL_BASE) {
    factorLeaf<T>(panel, c, w)
    return
  }
  const left = (w / 2 + QR_PANEL_BASE - 1) / QR_PANEL_BASE * QR_PANEL_BASE
  const right = w - left
  const middle = c + left
  factorPanel<T>(panel, c, left)
  applyLeft<T>(panel, c, left, right)
  moveToR<T>(panel, c, middle, middle, right)
  factorPanel<T>(panel, middle, right)
  joinFactors<T>(panel, c, left, right)
}

/** Right half := Hᵀ · right half, H the block reflector of the left half. */
function applyLeft<T>(panel: Panel, c: i32, left: i32, right: i32): void {
  const first = max(panel.from, c)
  const rows = max(panel.to - first, 0)
  const v = at<T>(panel.p, first, c, panel.ldp)
  const other = at<T>(panel.p, first, c + left, panel.ldp)
  multiplyHalves<T>(panel, left, right, rows, v, other)
  const t = at<T>(panel.t, c, c, panel.ldt)
  const saved = enterSolo()
  gemm<T>(1, 0, left, right, left, 1, t, panel.ldt, panel.sums, left, 0, panel.scratch, left, panel.gemmWork)
  gemm<T>(0, 0, rows, right, left, -1, v, panel.ldp, panel.scratch, left, 1, other, panel.ldp, panel.gemmWork)
  leaveSolo(saved)
}

/** T of both halves: its off-diagonal block is -T₁·(V₁ᵀV₂)·T₂. */
function joinFactors<T>(panel: Panel, c: i32, left: i32, right: i32): void {
  const middle = c + left
  const first = max(panel.from, middle)
  const rows = max(panel.to - first, 0)
  const ldt = panel.ldt
  multiplyHalves<T>(panel, left, right, rows, at<T>(panel.p, first, c, panel.ldp), at<T>(panel.p, first, middle, panel.ldp))
  const t1 = at<T>(panel.t, c, c, ldt)
  const t2 = at<T>(panel.t, middle, middle, ldt)
  const saved = enterSolo()
  gemm<T>(0, 0, left, right, left, 1, t1, ldt, panel.sums, left, 0, panel.scratch, left, panel.gemmWork)
  gemm<T>(0, 0, left, right, right, -1, panel.scratch, left, t2, ldt, 0, at<T>(panel.t, c, middle, ldt), ldt, panel.gemmWork)
  leaveSolo(saved)
}

/** sums := XᵀY (left × right) over the rows of all ranks; x, y: this rank's rows. */
function multiplyHalves<T>(panel: Panel, left: i32, right: i32, rows: i32, x: usize, y: usize): void {
  const product = published(panel)
  const saved = enterSolo()
  gemm<T>(1, 0, left, right, rows, 1, x, panel.ldp, y, panel.ldp, 0, product, left, panel.gemmWork)
  leaveSolo(saved)
  reduce<T>(panel, left * right)
}

/** Columns c … c + w - 1 one after another, and their T. */
function factorLeaf<T>(panel: Panel, c: i32, w: i32): void {
  const ldp = panel.ldp
  for (let j = 0; j < w; j++) {
    const pivot = c + j
    const tau = makeReflector<T>(panel, pivot)
    const first = max(panel.from, pivot)
    const rows = max(panel.to - first, 0)
    const v = at<T>(panel.p, first, pivot, ldp)
    // One sweep: v against the columns before it, for T, and against those after it, for the update.
    const products = published(panel)
    memory.fill(products, 0, <usize>w * sizeof<T>())
    gemvTLocal<T>(rows, w, 1, at<T>(panel.p, first, c, ldp), ldp, v, products)
    reduce<T>(panel, w)
    memory.copy(at<T>(panel.scratch, 0, j, w), panel.sums, <usize>w * sizeof<T>())
    for (let l = j + 1; l < w; l++) {
      axpyContiguous<T>(rows, -tau * load<T>(el<T>(panel.sums, l)), v, at<T>(panel.p, first, c + l, ldp))
    }
    moveToR<T>(panel, pivot, pivot + 1, pivot + 1, w - j - 1)
  }
  triangularFactor<T>(w, panel.scratch, w, el<T>(panel.tau, c), at<T>(panel.t, c, c, panel.ldt), panel.ldt)
}

/** larfg on column c from its diagonal down, whose rows are spread over the ranks. Returns tau. */
function makeReflector<T>(panel: Panel, c: i32): T {
  const first = max(panel.from, c + 1)
  const rows = max(panel.to - first, 0)
  const x = at<T>(panel.p, first, c, panel.ldp)
  const diagonal = at<T>(panel.p, c, c, panel.ldp)
  const owner = panel.from <= c && c < panel.to
  reduceColumn(panel, nrm2Contiguous<T>(rows, x), owner ? <f64>load<T>(diagonal) : 0)
  let alpha = panel.alpha
  let beta = alpha
  let tau: f64 = 0
  if (panel.xnorm != 0) {
    let unscale: f64 = 1
    beta = reflected(alpha, panel.xnorm)
    if (abs(beta) < smallestBeta<T>()) {
      unscale = smallestBeta<T>()
      scalContiguous<T>(rows, <T>(1 / unscale), x)
      alpha /= unscale
      reduceColumn(panel, nrm2Contiguous<T>(rows, x), 0)
      beta = reflected(alpha, panel.xnorm)
    }
    scalContiguous<T>(rows, <T>(1 / (alpha - beta)), x)
    tau = (beta - alpha) / beta
    beta *= unscale
  }
  if (owner) {
    store<T>(diagonal, <T>1)
    store<T>(at<T>(panel.a, c, c, panel.lda), <T>beta)
    store<T>(el<T>(panel.tau, c), <T>tau)
  }
  return <T>tau
}

/** Own rows among from … to - 1 of columns c … c + columns - 1 are rows of R: they go to A, and V has zeros there. */
function moveToR<T>(panel: Panel, from: i32, to: i32, c: i32, columns: i32): void {
  const first = max(from, panel.from)
  const rows = min(to, panel.to) - first
  if (rows <= 0) return
  for (let j = c; j < c + columns; j++) {
    const source = at<T>(panel.p, first, j, panel.ldp)
    memory.copy(at<T>(panel.a, first, j, panel.lda), source, <usize>rows * sizeof<T>())
    memory.fill(source, 0, <usize>rows * sizeof<T>())
  }
}

/** Own rows of w columns of A into the panel. */
export function copyIn<T>(panel: Panel, w: i32): void {
  if (panel.to <= panel.from) return
  const bytes = <usize>(panel.to - panel.from) * sizeof<T>()
  for (let j = 0; j < w; j++) {
    memory.copy(at<T>(panel.p, panel.from, j, panel.ldp), at<T>(panel.a, panel.from, j, panel.lda), bytes)
  }
}

/** Own rows of V below the diagonal into A. */
export function copyOut<T>(panel: Panel, w: i32): void {
  for (let j = 0; j < w; j++) {
    const first = max(panel.from, j + 1)
    if (first >= panel.to) return
    const bytes = <usize>(panel.to - first) * sizeof<T>()
    memory.copy(at<T>(panel.a, first, j, panel.lda), at<T>(panel.p, first, j, panel.ldp), bytes)
  }
}

/** Where this rank publishes for the next reduction. */
function published(panel: Panel): usize {
  return partialOf(panel, rank())
}

// Two sets in turn: a rank that is a reduction ahead can not overwrite what another still reads.
// @ts-ignore: decorator
@inline
function partialOf(panel: Panel, r: i32): usize {
  return panel.partials + <usize>(2 * r + (panel.turn & 1)) * panel.stride
}

/** sums := what all ranks published, `count` elements, added in rank order. */
function reduce<T>(panel: Panel, count: i32): void {
  barrier()
  memory.copy(panel.sums, partialOf(panel, 0), <usize>count * sizeof<T>())
  for (let r = 1; r < size(); r++) axpyContiguous<T>(count, <T>1, partialOf(panel, r), panel.sums)
  panel.turn++
}

/** The norm of a column from the norms of its pieces, without overflow, and the element that its owner alone has. */
function reduceColumn(panel: Panel, norm: f64, alpha: f64): void {
  const own = published(panel)
  store<f64>(own, norm)
  store<f64>(own, alpha, 8)
  barrier()
  let largest: f64 = 0
  panel.alpha = 0
  for (let r = 0; r < size(); r++) {
    largest = max(largest, load<f64>(partialOf(panel, r)))
    panel.alpha += load<f64>(partialOf(panel, r), 8)
  }
  let squares: f64 = 0
  for (let r = 0; r < size(); r++) {
    const ratio = load<f64>(partialOf(panel, r)) / largest
    squares += ratio * ratio
  }
  panel.xnorm = largest == 0 ? 0 : largest * sqrt(squares)
  panel.turn++
}
