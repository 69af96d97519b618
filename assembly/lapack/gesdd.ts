/**
 * gesdd: the singular value decomposition A = U·S·VT by divide and conquer. LAPACK's dgesdd.
 *
 * A: m × n, column-major, lda ≥ m; destroyed. s: min(m, n), ≥ 0, non-increasing. job 0: s alone, U and VT not
 * referenced; 1, thin: U is m × min(m, n), VT min(m, n) × n; 2, full: m × m and n × n. Column-major, no overlap.
 * For m < n and job 1 all lda·n elements from `a` on are scratch, those between the columns too.
 * Entries must be finite (firstNonFinite). Returns 0, or the info of bdsdc or bdsqr.
 *
 *     m ≥ 11/6·n   A = Q·R, then R as below, then U := Q·U
 *     m ≥ n        A = Q·B·Pᵀ (gebrd), B = U·S·VT (bdsdc), U := Q·U, VT := VT·Pᵀ
 *     m < n        Aᵀ = VTᵀ·S·Uᵀ
 *
 *     work: line a rank | e, tauq, taup, tau | R (n × n) | Aᵀ (n × m) | the workspace of one routine after the other
 */
import { GESDD_QR_DENOMINATOR, GESDD_QR_NUMERATOR, LINE_BYTES } from '../params'
import { at, el } from '../simd'
import { enter, leave } from '../stage'
import { SCALE, TRANSPOSE } from '../stages'
import { barrier, enterSolo, leaveSolo, rank, reduceSum, size } from '../team'
import { bdsdc, bdsdcValues, bdsdcValuesWork, bdsdcWork } from './bdsdc'
import { gebrd, gebrdWork } from './gebrd'
import { geqrf, geqrfWork } from './geqrf'
import { lacpy } from './lacpy'
import { lange, langeWork } from './lange'
import { lascl } from './lascl'
import { laset } from './laset'
import { ormbr, ormbrWork } from './ormbr'
import { ormqr, ormqrWork } from './ormqr'
import { transpose, transposeSquare } from './transpose'

/** LAPACK's info when A, its fourth argument, has an entry that is not finite. */
const NON_FINITE = -4

const VALUES = 0
const THIN = 1
const FULL = 2

/** Team. `work`: gesddWork bytes. Ends with a barrier. info: 0; −4 when an entry of A is not finite (A is as it was); bdsdc's. */
export function gesdd<T>(
  job: i32, m: i32, n: i32, a: usize, lda: i32, s: usize, u: usize, ldu: i32, vt: usize, ldvt: i32, work: usize
): i32 {
  if (min(m, n) <= 0) {
    if (job == FULL) laset<T>(0, m, m, 1, u, ldu)
    if (job == FULL) laset<T>(0, n, n, 1, vt, ldvt)
    return 0
  }
  const space = work + <usize>langeWork(size())
  enter(SCALE)
  const largest = lange<T>(m, n, a, lda, work)
  const scale = scaleOf<T>(largest)
  if (scale != 1) lascl<T>(m, n, scale, a, lda)
  leave(SCALE)
  if (!isFinite<f64>(largest)) return NON_FINITE
  const info = m >= n
    ? tall<T>(job, m, n, a, lda, s, u, ldu, vt, ldvt, space)
    : flat<T>(job, m, n, a, lda, s, u, ldu, vt, ldvt, space)
  if (scale != 1) lascl<T>(min(m, n), 1, 1 / scale, s, min(m, n))
  return info
}

/** Bytes of `work`. */
export function gesddWork<T>(job: i32, m: i32, n: i32, size: i32): f64 {
  const transposed: f64 = m < n ? matrixBytes<T>(n, m) : 0
  return langeWork(size) + transposed + tallWork<T>(job, max(m, n), min(m, n), size)
}

/** The power of two that brings a largest entry into LAPACK's SMLNUM = √(safe minimum)/eps … 1/SMLNUM, or 1. */
function scaleOf<T>(largest: f64): f64 {
  const small: f64 = sizeof<T>() == 8 ? 6.7178761075670888e-139 : 9.0949470177292824e-13
  const step: f64 = sizeof<T>() == 8 ? 8.673617379884035e-19 : 4.76837158203125e-7
  let scale: f64 = 1
  if (largest > 0) while (largest * scale < small) scale /= step
  while (largest * scale > 1 / small && largest < Infinity) scale *= step
  return scale
}

/** Leading dimension of a workspace matrix: an odd number of lines, so that its columns fall on different cache sets. */
function padded<T>(rows: i32): i32 {
  const line = LINE_BYTES / <i32>sizeof<T>()
  return ((rows + line - 1) / line | 1) * line
}

function matrixBytes<T>(rows: i32, columns: i32): f64 {
  return <f64>padded<T>(rows) * <f64>columns * sizeof<T>()
}

function factorsFirst(m: i32, n: i32): bool {
  return m > n && <i64>m * GESDD_QR_DENOMINATOR >= <i64>n * GESDD_QR_NUMERATOR
}

/** m < n: the decomposition of Aᵀ, whose U is our VTᵀ. */
function flat<T>(
  job: i32, m: i32, n: i32, a: usize, lda: i32, s: usize, u: usize, ldu: i32, vt: usize, ldvt: i32, work: usize
): i32 {
  const ldt = padded<T>(n)
  enter(TRANSPOSE)
  transpose<T>(m, n, a, lda, work, ldt)
  leave(TRANSPOSE)
  const left = job == FULL ? vt : a
  const ldLeft = job == FULL ? ldvt : n
  const info = tall<T>(job, n, m, work, ldt, s, left, ldLeft, u, ldu, work + <usize>matrixBytes<T>(n, m))
  if (job == VALUES) return info
  enter(TRANSPOSE)
  transposeSquare<T>(m, u, ldu)
  if (job == FULL) transposeSquare<T>(n, vt, ldvt)
  else transpose<T>(n, m, a, n, vt, ldvt)
  leave(TRANSPOSE)
  return info
}

function tall<T>(
  job: i32, m: i32, n: i32, a: usize, lda: i32, s: usize, u: usize, ldu: i32, vt: usize, ldvt: i32, work: usize
): i32 {
  const e = work
  const tauq = e + vectorBytes<T>(n)
  const taup = tauq + vectorBytes<T>(n)
  const tau = taup + vectorBytes<T>(n)
  const r = tau + vectorBytes<T>(n)
  if (!factorsFirst(m, n)) return bidiagonal<T>(job, m, n, a, lda, s, u, ldu, vt, ldvt, e, tauq, taup, r)
  if (job == VALUES) {
    geqrf<T>(m, n, a, lda, tau, r)
    laset<T>(1, n - 1, n - 1, 0, el<T>(a, 1), lda)
    return bidiagonal<T>(job, n, n, a, lda, s, u, ldu, vt, ldvt, e, tauq, taup, r)
  }
  const ldr = padded<T>(n)
  const space = r + <usize>matrixBytes<T>(n, n)
  geqrf<T>(m, n, a, lda, tau, space)
  lacpy<T>(1, n, n, a, lda, r, ldr)
  laset<T>(1, n - 1, n - 1, 0, el<T>(r, 1), ldr)
  const info = bidiagonal<T>(THIN, n, n, r, ldr, s, u, ldu, vt, ldvt, e, tauq, taup, space)
  const columns = pad<T>(job, m, n, u, ldu)
  ormqr<T>(0, m, columns, n, a, lda, tau, u, ldu, space)
  return info
}

/** gebrd and what follows; U is m × n or, full, m × m. */
function bidiagonal<T>(
  job: i32, m: i32, n: i32, a: usize, lda: i32, s: usize, u: usize, ldu: i32, vt: usize, ldvt: i32,
  e: usize, tauq: usize, taup: usize, work: usize
): i32 {
  gebrd<T>(m, n, a, lda, s, e, tauq, taup, work)
  if (job == VALUES) return bdsdcValues<T>(n, s, e, work)
  const info = bdsdc<T>(n, s, e, u, ldu, vt, ldvt, work)
  const columns = pad<T>(job, m, n, u, ldu)
  ormbr<T>(0, 0, m, columns, n, a, lda, tauq, u, ldu, work)
  ormbr<T>(1, 1, n, n, n, a, lda, taup, vt, ldvt, work)
  return info
}

/** U's n × n corner is set: zeros below it; full: and the identity in the other corner. Returns U's columns. */
function pad<T>(job: i32, m: i32, n: i32, u: usize, ldu: i32): i32 {
  laset<T>(0, m - n, n, 0, el<T>(u, n), ldu)
  if (job != FULL) return n
  laset<T>(0, n, m - n, 0, at<T>(u, 0, n, ldu), ldu)
  laset<T>(0, m - n, m - n, 1, at<T>(u, n, n, ldu), ldu)
  return m
}

function vectorBytes<T>(n: i32): usize {
  return (el<T>(0, n) + LINE_BYTES - 1) & ~(LINE_BYTES - 1)
}

function tallWork<T>(job: i32, m: i32, n: i32, size: i32): f64 {
  const columns = job == FULL ? m : n
  const factors = factorsFirst(m, n)
  const rows = factors ? n : m
  let bytes = gebrdWork<T>(rows, n, size)
  if (factors) bytes = max(bytes, geqrfWork<T>(m, n, size))
  if (job == VALUES) bytes = max(bytes, bdsdcValuesWork<T>(n, size))
  else {
    bytes = max(bytes, bdsdcWork<T>(n, size))
    bytes = max(bytes, ormbrWork<T>(0, rows, factors ? n : columns, n, size))
    bytes = max(bytes, ormbrWork<T>(1, n, n, n, size))
    if (factors) bytes = max(bytes, ormqrWork<T>(m, columns, n, size))
  }
  const triangle: f64 = factors && job != VALUES ? matrixBytes<T>(n, n) : 0
  return bytes + triangle + 4 * <f64>vectorBytes<T>(n)
}
