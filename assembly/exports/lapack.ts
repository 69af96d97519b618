/** Exports of lapack/: LAPACK for f64 and f32. Documented where the generic kernels stand. */
import { bdsdc, bdsdcValues, bdsdcValuesWork, bdsdcWork } from '../lapack/bdsdc'
import { bdsqr, bdsqrWork } from '../lapack/bdsqr'
import { firstNonFinite } from '../lapack/first-non-finite'
import { gebrd, gebrdWork } from '../lapack/gebrd'
import { geqrf, geqrfWork } from '../lapack/geqrf'
import { gesdd, gesddWork } from '../lapack/gesdd'
import { larfb, larfbWork } from '../lapack/larfb'
import { larfg } from '../lapack/larfg'
import { larft, larftWork } from '../lapack/larft'
import { lasd4 } from '../lapack/lasd4'
import { orgqr, orgqrWork } from '../lapack/orgqr'
import { ormbr, ormbrWork } from '../lapack/ormbr'
import { ormqr, ormqrWork } from '../lapack/ormqr'

export function dbdsqr(
  n: i32, ncvt: i32, nru: i32, d: usize, e: usize, vt: usize, ldvt: i32, u: usize, ldu: i32, work: usize
): i32 {
  return bdsqr<f64>(n, ncvt, nru, d, e, vt, ldvt, u, ldu, work)
}
export function sbdsqr(
  n: i32, ncvt: i32, nru: i32, d: usize, e: usize, vt: usize, ldvt: i32, u: usize, ldu: i32, work: usize
): i32 {
  return bdsqr<f32>(n, ncvt, nru, d, e, vt, ldvt, u, ldu, work)
}

export function dbdsqrWork(n: i32, size: i32): f64 {
  return bdsqrWork<f64>(n, size)
}
export function sbdsqrWork(n: i32, size: i32): f64 {
  return bdsqrWork<f32>(n, size)
}

export function dbdsdc(n: i32, d: usize, e: usize, u: usize, ldu: i32, vt: usize, ldvt: i32, work: usize): i32 {
  return bdsdc<f64>(n, d, e, u, ldu, vt, ldvt, work)
}
export function sbdsdc(n: i32, d: usize, e: usize, u: usize, ldu: i32, vt: usize, ldvt: i32, work: usize): i32 {
  return bdsdc<f32>(n, d, e, u, ldu, vt, ldvt, work)
}

export function dbdsdcWork(n: i32, size: i32): f64 {
  return bdsdcWork<f64>(n, size)
}
export function sbdsdcWork(n: i32, size: i32): f64 {
  return bdsdcWork<f32>(n, size)
}

export function dbdsdcValues(n: i32, d: usize, e: usize, work: usize): i32 {
  return bdsdcValues<f64>(n, d, e, work)
}
export function sbdsdcValues(n: i32, d: usize, e: usize, work: usize): i32 {
  return bdsdcValues<f32>(n, d, e, work)
}

export function dbdsdcValuesWork(n: i32, size: i32): f64 {
  return bdsdcValuesWork<f64>(n, size)
}
export function sbdsdcValuesWork(n: i32, size: i32): f64 {
  return bdsdcValuesWork<f32>(n, size)
}

/** One root of the secular equation, for whoever builds another divide and conquer (and for the tests). */
export function dlasd4(
  k: i32, i: i32, d: usize, z: usize, normSquared: f64, sigma: usize, origin: usize, offset: usize
): void {
  lasd4(k, i, d, z, normSquared, sigma, origin, offset)
}

export function dgebrd(
  m: i32, n: i32, a: usize, lda: i32, d: usize, e: usize, tauq: usize, taup: usize, work: usize
): void {
  gebrd<f64>(m, n, a, lda, d, e, tauq, taup, work)
}
export function sgebrd(
  m: i32, n: i32, a: usize, lda: i32, d: usize, e: usize, tauq: usize, taup: usize, work: usize
): void {
  gebrd<f32>(m, n, a, lda, d, e, tauq, taup, work)
}

export function dgebrdWork(m: i32, n: i32, size: i32): f64 {
  return gebrdWork<f64>(m, n, size)
}
export function sgebrdWork(m: i32, n: i32, size: i32): f64 {
  return gebrdWork<f32>(m, n, size)
}

export function dlarfg(n: i32, alpha: usize, x: usize, incx: i32): f64 {
  return larfg<f64>(n, alpha, x, incx)
}
export function slarfg(n: i32, alpha: usize, x: usize, incx: i32): f32 {
  return larfg<f32>(n, alpha, x, incx)
}

export function dlarft(storev: i32, n: i32, k: i32, v: usize, ldv: i32, tau: usize, t: usize, ldt: i32, work: usize): void {
  larft<f64>(storev, n, k, v, ldv, tau, t, ldt, work)
}
export function slarft(storev: i32, n: i32, k: i32, v: usize, ldv: i32, tau: usize, t: usize, ldt: i32, work: usize): void {
  larft<f32>(storev, n, k, v, ldv, tau, t, ldt, work)
}

export function dlarftWork(n: i32, k: i32): f64 {
  return larftWork<f64>(n, k)
}
export function slarftWork(n: i32, k: i32): f64 {
  return larftWork<f32>(n, k)
}

export function dlarfb(right: i32, trans: i32, storev: i32, m: i32, n: i32, k: i32, v: usize, ldv: i32, t: usize, ldt: i32, c: usize, ldc: i32, work: usize): void {
  larfb<f64>(right, trans, storev, m, n, k, v, ldv, t, ldt, c, ldc, work)
}
export function slarfb(right: i32, trans: i32, storev: i32, m: i32, n: i32, k: i32, v: usize, ldv: i32, t: usize, ldt: i32, c: usize, ldc: i32, work: usize): void {
  larfb<f32>(right, trans, storev, m, n, k, v, ldv, t, ldt, c, ldc, work)
}

export function dlarfbWork(right: i32, m: i32, n: i32, k: i32, size: i32): f64 {
  return larfbWork<f64>(right, m, n, k, size)
}
export function slarfbWork(right: i32, m: i32, n: i32, k: i32, size: i32): f64 {
  return larfbWork<f32>(right, m, n, k, size)
}

export function dgeqrf(m: i32, n: i32, a: usize, lda: i32, tau: usize, work: usize): void {
  geqrf<f64>(m, n, a, lda, tau, work)
}
export function sgeqrf(m: i32, n: i32, a: usize, lda: i32, tau: usize, work: usize): void {
  geqrf<f32>(m, n, a, lda, tau, work)
}

export function dgeqrfWork(m: i32, n: i32, size: i32): f64 {
  return geqrfWork<f64>(m, n, size)
}
export function sgeqrfWork(m: i32, n: i32, size: i32): f64 {
  return geqrfWork<f32>(m, n, size)
}

export function dormqr(trans: i32, m: i32, n: i32, k: i32, a: usize, lda: i32, tau: usize, c: usize, ldc: i32, work: usize): void {
  ormqr<f64>(trans, m, n, k, a, lda, tau, c, ldc, work)
}
export function sormqr(trans: i32, m: i32, n: i32, k: i32, a: usize, lda: i32, tau: usize, c: usize, ldc: i32, work: usize): void {
  ormqr<f32>(trans, m, n, k, a, lda, tau, c, ldc, work)
}

export function dormqrWork(m: i32, n: i32, k: i32, size: i32): f64 {
  return ormqrWork<f64>(m, n, k, size)
}
export function sormqrWork(m: i32, n: i32, k: i32, size: i32): f64 {
  return ormqrWork<f32>(m, n, k, size)
}

export function dorgqr(m: i32, n: i32, k: i32, a: usize, lda: i32, tau: usize, work: usize): void {
  orgqr<f64>(m, n, k, a, lda, tau, work)
}
export function sorgqr(m: i32, n: i32, k: i32, a: usize, lda: i32, tau: usize, work: usize): void {
  orgqr<f32>(m, n, k, a, lda, tau, work)
}

export function dorgqrWork(m: i32, n: i32, k: i32, size: i32): f64 {
  return orgqrWork<f64>(m, n, k, size)
}
export function sorgqrWork(m: i32, n: i32, k: i32, size: i32): f64 {
  return orgqrWork<f32>(m, n, k, size)
}

export function dormbr(vect: i32, trans: i32, m: i32, n: i32, k: i32, a: usize, lda: i32, tau: usize, c: usize, ldc: i32, work: usize): void {
  ormbr<f64>(vect, trans, m, n, k, a, lda, tau, c, ldc, work)
}
export function sormbr(vect: i32, trans: i32, m: i32, n: i32, k: i32, a: usize, lda: i32, tau: usize, c: usize, ldc: i32, work: usize): void {
  ormbr<f32>(vect, trans, m, n, k, a, lda, tau, c, ldc, work)
}

export function dormbrWork(vect: i32, m: i32, n: i32, k: i32, size: i32): f64 {
  return ormbrWork<f64>(vect, m, n, k, size)
}
export function sormbrWork(vect: i32, m: i32, n: i32, k: i32, size: i32): f64 {
  return ormbrWork<f32>(vect, m, n, k, size)
}

export function dgesdd(
  job: i32, m: i32, n: i32, a: usize, lda: i32, s: usize, u: usize, ldu: i32, vt: usize, ldvt: i32, work: usize
): i32 {
  return gesdd<f64>(job, m, n, a, lda, s, u, ldu, vt, ldvt, work)
}
export function sgesdd(
  job: i32, m: i32, n: i32, a: usize, lda: i32, s: usize, u: usize, ldu: i32, vt: usize, ldvt: i32, work: usize
): i32 {
  return gesdd<f32>(job, m, n, a, lda, s, u, ldu, vt, ldvt, work)
}

export function dgesddWork(job: i32, m: i32, n: i32, size: i32): f64 {
  return gesddWork<f64>(job, m, n, size)
}
export function sgesddWork(job: i32, m: i32, n: i32, size: i32): f64 {
  return gesddWork<f32>(job, m, n, size)
}

export function dfirstNonFinite(m: i32, n: i32, a: usize, lda: i32): f64 {
  return firstNonFinite<f64>(m, n, a, lda)
}
export function sfirstNonFinite(m: i32, n: i32, a: usize, lda: i32): f64 {
  return firstNonFinite<f32>(m, n, a, lda)
}
