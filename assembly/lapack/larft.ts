/**
 * larft: the triangular factor T of a block reflector H = H(0)·H(1)…H(k-1) = I - V·T·Vᵀ. LAPACK dlarft, forward.
 *
 * V: n × k, unit lower trapezoidal, k ≤ n; column j holds reflector j below its unit diagonal. Stored by columns
 * (storev = 0, n × k, ldv ≥ n) or by rows (storev = 1, the array is Vᵀ, k × n, ldv ≥ k). What the array holds on
 * and beyond the diagonal is not read: geqrf and gebrd keep R and B there.
 * T: k × k upper triangular. Its lower part is set to zero, unlike LAPACK's, so that T is an operand for gemm.
 * 2 n k² flops, by gemm: T's columns come from Vᵀ·V (Schreiber and Van Loan 1989).
 *
 * The unit triangle of V is copied with its ones and zeros ("top"), so that all work with V is plain gemm: on the
 * top, and on the rest of V where it lies.
 */
import { gemvNLocal } from '../blas2/gemv-n'
import { gemm, gemmWork } from '../blas3/gemm'
import { LINE_BYTES } from '../params'
import { at, el } from '../simd'
import { barrier, enterSolo, leaveSolo, rank } from '../team'

/** Team, of which rank 0 does it. `work`: larftWork bytes. Ends with a barrier. */
export function larft<T>(storev: i32, n: i32, k: i32, v: usize, ldv: i32, tau: usize, t: usize, ldt: i32, work: usize): void {
  if (rank() == 0) {
    copyTop<T>(storev, k, v, ldv, work)
    larftWithTop<T>(storev, n, k, work, v, ldv, tau, t, ldt, work + squareBytes<T>(k))
  }
  barrier()
}

export function larftWork<T>(n: i32, k: i32): f64 {
  return <f64>squareBytes<T>(k) + larftWithTopWork<T>(n, k)
}

/** The unit triangle of V as a full k × k array in V's own storage order, contiguous. */
export function copyTop<T>(storev: i32, k: i32, v: usize, ldv: i32, top: usize): void {
  for (let j = 0; j < k; j++) {
    for (let i = 0; i < k; i++) {
      const stored = storev ? i < j : i > j
      store<T>(at<T>(top, i, j, k), i == j ? <T>1 : stored ? load<T>(at<T>(v, i, j, ldv)) : <T>0)
    }
  }
}

/** One rank; the top of V is given. */
export function larftWithTop<T>(
  storev: i32, n: i32, k: i32, top: usize, v: usize, ldv: i32, tau: usize, t: usize, ldt: i32, work: usize
): void {
  // VᵀV of which only the upper triangle is needed.
  const products = work
  work += squareBytes<T>(k)
  const rest = belowTop<T>(storev, k, v, ldv)
  const saved = enterSolo()
  gemm<T>(1 - storev, storev, k, k, k, 1, top, k, top, k, 0, products, k, work)
  gemm<T>(1 - storev, storev, k, k, n - k, 1, rest, ldv, rest, ldv, 1, products, k, work)
  leaveSolo(saved)
  triangularFactor<T>(k, products, k, tau, t, ldt)
}

export function larftWithTopWork<T>(n: i32, k: i32): f64 {
  return <f64>squareBytes<T>(k) + gemmWork<T>(k, k, n, 1)
}

/** T from the upper triangle of VᵀV: T(0:j, j) = -tau(j) · T(0:j, 0:j) · (VᵀV)(0:j, j). */
export function triangularFactor<T>(k: i32, products: usize, ldp: i32, tau: usize, t: usize, ldt: i32): void {
  for (let j = 0; j < k; j++) {
    const column = at<T>(t, 0, j, ldt)
    memory.fill(column, 0, <usize>k * sizeof<T>())
    const scale = load<T>(el<T>(tau, j))
    gemvNLocal<T>(j, j, -scale, t, ldt, at<T>(products, 0, j, ldp), column)
    store<T>(el<T>(column, j), scale)
  }
}

/** Where V continues after its unit triangle. */
// @ts-ignore: decorator
@inline
export function belowTop<T>(storev: i32, k: i32, v: usize, ldv: i32): usize {
  return storev ? at<T>(v, 0, k, ldv) : el<T>(v, k)
}

/** Bytes of a contiguous k × k array, in whole cache lines. */
// @ts-ignore: decorator
@inline
export function squareBytes<T>(k: i32): usize {
  return wholeLines(<usize>k * <usize>k * sizeof<T>())
}

// @ts-ignore: decorator
@inline
export function wholeLines(bytes: usize): usize {
  return (bytes + LINE_BYTES - 1) & ~(<usize>LINE_BYTES - 1)
}
