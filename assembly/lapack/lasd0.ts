/**
 * lasd0: the tree of the divide and conquer (LAPACK's dlasd0). A row between two halves joins them:
 *
 *     n rows ──┬── nl = n/2 rows, nl + 1 columns
 *              ├── 1 row
 *              └── nr rows, nr columns, and one more when the whole has one (sqre = 1)
 *
 * Small subtrees are each done by one rank alone, in its own workspace; the merges above them by the whole team. The shape
 * of the tree does not depend on the team. A subtree owns its diagonal block of U and V, and its runs of `values`
 * and of `order`, which lists the block's columns by descending value.
 */
import { BDSDC_LEAF, LINE_BYTES } from '../params'
import { at, el } from '../simd'
import { barrier, enterSolo, leaveSolo, rank, size } from '../team'
import { bdsqrWork } from './bdsqr'
import { lasd1, lasd1Work } from './lasd1'
import { lasdq } from './lasdq'
import { transposeSquare } from './transpose'

/** What every subtree needs to know. */
@unmanaged
export class Tree {
  n: i32
  /** Not 0: a leaf did not converge. */
  info: i32
  /** Unit matrices on entry; u = 0: no vectors. */
  u: usize
  ldu: i32
  v: usize
  ldv: i32
  /** f64: the matrix, scaled, and the values by column. */
  values: usize
  d: usize
  e: usize
  /** i32. */
  order: usize
  /**
   * f64 pairs, by column: the first and last row of each subtree's V, from which a merge takes its weights. They are
   * carried along in f64 whether or not there is a V, so that the values are the same bits with and without vectors.
   */
  rows: usize
}

/** Of one rank, for subtrees of up to n rows. */
export function lasd0Work<T>(n: i32, withVectors: bool): f64 {
  const leaf = min<i32>(n, BDSDC_LEAF)
  return ceil<f64>(max<f64>(leafBytes<T>() + bdsqrWork<T>(leaf, 1), lasd1Work<T>(n, 1, withVectors)) / LINE_BYTES) * LINE_BYTES
}

/** A leaf's d, e, and first and last row of V in T. */
// @ts-ignore: decorator
@inline
function leafBytes<T>(): usize {
  return ((4 * BDSDC_LEAF + 2) * sizeof<T>() + LINE_BYTES - 1) & ~(LINE_BYTES - 1)
}

/** Team; ends with a barrier. V is VT on exit. solo: most rows of one rank's subtree; shared: lasd1Work; own: lasd0Work(solo). */
export function lasd0<T>(tree: Tree, solo: i32, shared: usize, own: usize): void {
  assign<T>(tree, 0, tree.n, 0, solo, 0, own)
  barrier()
  mergeAbove<T>(tree, 0, tree.n, 0, solo, shared)
}

/** Hands the subtrees of at most `solo` rows out, in turn. Returns how many there were, added to index. */
function assign<T>(tree: Tree, first: i32, n: i32, sqre: i32, solo: i32, index: i32, own: usize): i32 {
  if (n > solo) {
    const nl = n / 2
    index = assign<T>(tree, first, nl, 1, solo, index, own)
    return assign<T>(tree, first + nl + 1, n - nl - 1, sqre, solo, index, own)
  }
  if (index % size() == rank()) {
    const saved = enterSolo()
    subtree<T>(tree, first, n, sqre, own)
    leaveSolo(saved)
  }
  return index + 1
}

function subtree<T>(tree: Tree, first: i32, n: i32, sqre: i32, own: usize): void {
  if (n <= BDSDC_LEAF) {
    leaf<T>(tree, first, n, sqre, own)
    return
  }
  const nl = n / 2
  subtree<T>(tree, first, nl, 1, own)
  subtree<T>(tree, first + nl + 1, n - nl - 1, sqre, own)
  merge<T>(tree, first, n, sqre, own)
}

function mergeAbove<T>(tree: Tree, first: i32, n: i32, sqre: i32, solo: i32, shared: usize): void {
  if (n <= solo) return
  const nl = n / 2
  mergeAbove<T>(tree, first, nl, 1, solo, shared)
  mergeAbove<T>(tree, first + nl + 1, n - nl - 1, sqre, solo, shared)
  merge<T>(tree, first, n, sqre, shared)
}

function merge<T>(tree: Tree, first: i32, n: i32, sqre: i32, work: usize): void {
  const nl = n / 2
  const middle = first + nl
  lasd1<T>(
    nl, n - nl - 1, sqre, load<f64>(el<f64>(tree.d, middle)), load<f64>(el<f64>(tree.e, middle)),
    el<f64>(tree.values, first), tree.order + (<usize>first << 2), tree.rows + (<usize>first << 4),
    tree.u ? at<T>(tree.u, first, first, tree.ldu) : 0, tree.ldu, at<T>(tree.v, first, first, tree.ldv), tree.ldv,
    n == tree.n, work
  )
}

function leaf<T>(tree: Tree, first: i32, n: i32, sqre: i32, own: usize): void {
  const d = own
  const e = el<T>(d, BDSDC_LEAF)
  for (let i = 0; i < n; i++) {
    store<T>(el<T>(d, i), <T>load<f64>(el<f64>(tree.d, first + i)))
    if (i < n - 1 + sqre) store<T>(el<T>(e, i), <T>load<f64>(el<f64>(tree.e, first + i)))
  }
  const m = n + sqre
  const vectors = tree.u != 0
  const u = vectors ? at<T>(tree.u, first, first, tree.ldu) : 0
  const v = vectors ? at<T>(tree.v, first, first, tree.ldv) : el<T>(e, BDSDC_LEAF)
  const ldv = vectors ? tree.ldv : 2
  if (!vectors) firstAndLastOfUnit<T>(m, v)
  const info = lasdq<T>(n, sqre, d, e, u, tree.ldu, v, ldv, own + leafBytes<T>())
  if (info != 0) atomic.store<i32>(changetype<usize>(tree) + offsetof<Tree>('info'), info)
  for (let i = 0; i < n; i++) {
    store<f64>(el<f64>(tree.values, first + i), <f64>load<T>(el<T>(d, i)))
    store<i32>(tree.order + (<usize>(first + i) << 2), i)
  }
  for (let i = 0; i < m; i++) {
    const pair = tree.rows + (<usize>(first + i) << 4)
    store<f64>(pair, <f64>load<T>(at<T>(v, 0, i, ldv)), 0)
    store<f64>(pair, <f64>load<T>(at<T>(v, vectors ? m - 1 : 1, i, ldv)), 8)
  }
  if (vectors && n == tree.n) transposeSquare<T>(n, v, ldv)
}

/** Two rows of m: the first and the last of the unit matrix. */
function firstAndLastOfUnit<T>(m: i32, v: usize): void {
  memory.fill(v, 0, <usize>(2 * m) << alignof<T>())
  store<T>(v, <T>1)
  store<T>(at<T>(v, 1, m - 1, 2), <T>1)
}
