/**
 * bdsdc: the singular value decomposition of an upper bidiagonal matrix by divide and conquer: B = U·S·VT.
 * LAPACK's dbdsdc with UPLO = 'U', COMPQ = 'I' (Gu and Eisenstat 1995).
 *
 * d: n, the diagonal; on exit the singular values, ≥ 0, non-increasing. e: n − 1, the superdiagonal; kept. U, VT: n × n,
 * column-major, written. No aliasing; aligned to the element. Returns 0, n when an entry is not finite, or bdsqr's
 * info of a leaf that did not converge. About 8/3·n³ flops in gemm when nothing is deflated.
 *
 * The matrix is scaled so that its largest entry is 1, and solved as a tree (lasd0.ts); V is kept in VT's place and
 * turned by the last merge.
 *
 *     work: tree | values, d, e: f64[n] | rows: f64 pairs[n + 1] | order i32[n] | work of the merges, or of each rank's subtrees
 */
import { BDSDC_SOLO, LINE_BYTES, ROTATION_SLAB_BYTES } from '../params'
import { at, el } from '../simd'
import { enter, leave } from '../stage'
import { BDSDC } from '../stages'
import { barrier, rank, shareBegin, shareEnd, size } from '../team'
import { lasd0, lasd0Work, Tree } from './lasd0'
import { lasd1Work } from './lasd1'
import { packSlab, unpackSlab } from './lasr'

const TREE_BYTES: usize = 64

/** Most rows of a subtree that one rank does alone. */
function soloRows(n: i32, ranks: i32): i32 {
  return ranks == 1 ? n : min<i32>(n, max<i32>(BDSDC_SOLO, (n + 2 * ranks - 1) / (2 * ranks)))
}

// @ts-ignore: decorator
@inline
function wholeLines(bytes: f64): f64 {
  return ceil<f64>(bytes / LINE_BYTES) * LINE_BYTES
}

function headBytes(n: i32): f64 {
  return wholeLines(<f64>TREE_BYTES + <f64>(n + 1) * 44)
}

export function bdsdcWork<T>(n: i32, size: i32): f64 {
  const slabs = <f64>n * ROTATION_SLAB_BYTES * <f64>size
  return max<f64>(treeWork<T>(n, size, true), headBytes(n) + slabs)
}

export function bdsdcValuesWork<T>(n: i32, size: i32): f64 {
  return treeWork<T>(n, size, false)
}

function treeWork<T>(n: i32, size: i32, withVectors: bool): f64 {
  const team = lasd1Work<T>(n, size, withVectors)
  const ranks = lasd0Work<T>(soloRows(n, size), withVectors) * <f64>size
  return headBytes(n) + max<f64>(team, ranks)
}

export function bdsdc<T>(n: i32, d: usize, e: usize, u: usize, ldu: i32, vt: usize, ldvt: i32, work: usize): i32 {
  setIdentity<T>(n, u, ldu)
  setIdentity<T>(n, vt, ldvt)
  return solve<T>(n, d, e, u, ldu, vt, ldvt, work)
}

/** The singular values alone, the same bits as with vectors: O(n²) flops, shared by the ranks too. work: bdsdcValuesWork. */
export function bdsdcValues<T>(n: i32, d: usize, e: usize, work: usize): i32 {
  return solve<T>(n, d, e, 0, 0, 0, 0, work)
}

function solve<T>(n: i32, d: usize, e: usize, u: usize, ldu: i32, vt: usize, ldvt: i32, work: usize): i32 {
  enter(BDSDC)
  const largest = largestEntry<T>(n, d, e)
  let info = 0
  if (!(largest < Infinity)) info = n
  // A matrix of zeros is done.
  else if (largest > 0) info = solveScaled<T>(n, largest, d, e, u, ldu, vt, ldvt, work)
  leave(BDSDC)
  barrier()
  return info
}

/** Infinity when an entry is not finite. */
function largestEntry<T>(n: i32, d: usize, e: usize): f64 {
  let largest: f64 = 0
  for (let i = 0; i < n; i++) {
    const x = abs<f64>(<f64>load<T>(el<T>(d, i)))
    const y = i < n - 1 ? abs<f64>(<f64>load<T>(el<T>(e, i))) : 0
    if (!(x < Infinity && y < Infinity)) return Infinity
    largest = max<f64>(largest, max<f64>(x, y))
  }
  return largest
}

function setIdentity<T>(n: i32, x: usize, ldx: i32): void {
  const end = shareEnd(n)
  for (let j = shareBegin(n); j < end; j++) {
    memory.fill(at<T>(x, 0, j, ldx), 0, <usize>n << alignof<T>())
    store<T>(at<T>(x, j, j, ldx), <T>1)
  }
}

function solveScaled<T>(
  n: i32, largest: f64, d: usize, e: usize, u: usize, ldu: i32, vt: usize, ldvt: i32, work: usize
): i32 {
  const tree = changetype<Tree>(work)
  const solo = soloRows(n, size())
  if (rank() == 0) {
    tree.n = n
    tree.info = 0
    tree.u = u
    tree.ldu = ldu
    tree.v = vt
    tree.ldv = ldvt
    tree.values = work + TREE_BYTES
    tree.d = el<f64>(tree.values, n)
    tree.e = el<f64>(tree.d, n)
    tree.rows = el<f64>(tree.e, n)
    tree.order = el<f64>(tree.rows, 2 * (n + 1))
    scaleEntries<T>(tree, largest, d, e)
  }
  barrier()
  const shared = work + <usize>headBytes(n)
  lasd0<T>(tree, solo, shared, shared + <usize>rank() * <usize>lasd0Work<T>(solo, u != 0))
  if (rank() == 0) {
    for (let i = 0; i < n; i++) {
      const column = load<i32>(tree.order + (<usize>i << 2))
      store<T>(el<T>(d, i), <T>(load<f64>(el<f64>(tree.values, column)) * largest))
    }
  }
  if (u && !sorted(tree)) {
    // d has served: the order takes its place, in the form that unpackSlab wants.
    barrier()
    if (rank() == 0) {
      for (let i = 0; i < n; i++) store<i64>(el<f64>(tree.d, i), <i64>load<i32>(tree.order + (<usize>i << 2)))
    }
    barrier()
    const buffer = shared + <usize>rank() * <usize>n * ROTATION_SLAB_BYTES
    place<T>(n, tree.d, buffer, u, 1, <usize>ldu)
    place<T>(n, tree.d, buffer, vt, <usize>ldvt, 1)
  }
  return tree.info
}

/** d and e divided by the largest entry. A diagonal entry below rounding becomes as large as that: roots then stay apart. */
function scaleEntries<T>(tree: Tree, largest: f64, d: usize, e: usize): void {
  const least: f64 = sizeof<T>() == 8 ? 1.1102230246251565e-16 : 5.9604644775390625e-8
  for (let i = 0; i < tree.n; i++) {
    const x = <f64>load<T>(el<T>(d, i)) / largest
    store<f64>(el<f64>(tree.d, i), abs<f64>(x) < least ? copysign<f64>(least, x) : x)
    if (i < tree.n - 1) store<f64>(el<f64>(tree.e, i), <f64>load<T>(el<T>(e, i)) / largest)
  }
}

function sorted(tree: Tree): bool {
  for (let i = 0; i < tree.n; i++) if (load<i32>(tree.order + (<usize>i << 2)) != i) return false
  return true
}

/** Reorders the columns of this rank's rows of X (of its columns, transposed: the steps say which). */
function place<T>(n: i32, order: usize, buffer: usize, x: usize, rowStep: usize, columnStep: usize): void {
  const chunk = ROTATION_SLAB_BYTES / <i32>sizeof<T>()
  const end = shareEnd(n, chunk)
  for (let i = shareBegin(n, chunk); i < end; i += chunk) {
    const rows = min<i32>(chunk, end - i)
    const slab = x + ((<usize>i * rowStep) << alignof<T>())
    packSlab<T>(rows, 0, n, slab, rowStep, columnStep, buffer)
    unpackSlab<T>(rows, 0, n, buffer, order, false, slab, rowStep, columnStep)
  }
}
