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

/** What every subtree needs to know. */
@unmanaged
export class Tree {
  n: i32
  /** Not 0: a leaf did not converge. */
  info: i32
  /** Unit matrices on entry. */
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
}

/** Of one rank, for subtrees of up to n rows. */
export function lasd0Work<T>(n: i32): f64 {
  const leaf = min<i32>(n, BDSDC_LEAF)
  return ceil<f64>(max<f64>(leafBytes<T>() + bdsqrWork<T>(leaf, 1), lasd1Work<T>(n, 1)) / LINE_BYTES) * LINE_BYTES
}

/** A leaf's d and e in T. */
// @ts-ignore: decorator
@inline
function leafBytes<T>(): usize {
  return (2 * BDSDC_LEAF * sizeof<T>() + LINE_BYTES - 1) & ~(LINE_BYTES - 1)
}

/** Team; ends with a barrier. V is VT on exit. solo: most rows of a subtree for one rank; shared: lasd1Work; own: lasd0Work(solo). */
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
    el<f64>(tree.values, first), tree.order + (<usize>first << 2),
    at<T>(tree.u, first, first, tree.ldu), tree.ldu, at<T>(tree.v, first, first, tree.ldv), tree.ldv,
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
  const v = at<T>(tree.v, first, first, tree.ldv)
  const info = lasdq<T>(
    n, sqre, d, e, at<T>(tree.u, first, first, tree.ldu), tree.ldu, v, tree.ldv, own + leafBytes<T>()
  )
  if (info != 0) atomic.store<i32>(changetype<usize>(tree) + offsetof<Tree>('info'), info)
  for (let i = 0; i < n; i++) {
    store<f64>(el<f64>(tree.values, first + i), <f64>load<T>(el<T>(d, i)))
    store<i32>(tree.order + (<usize>(first + i) << 2), i)
  }
  if (n == tree.n) transposeInPlace<T>(n, v, tree.ldv)
}

function transposeInPlace<T>(n: i32, x: usize, ldx: i32): void {
  for (let j = 1; j < n; j++) {
    for (let i = 0; i < j; i++) {
      const a = at<T>(x, i, j, ldx)
      const b = at<T>(x, j, i, ldx)
      const held = load<T>(a)
      store<T>(a, load<T>(b))
      store<T>(b, held)
    }
  }
}
