/** Every operation that the bench knows. A new one is a file beside this and a line here. */
import { axpy } from './axpy.ts'
import { busy } from './busy.ts'
import type { Operation } from './case.ts'
import { dot } from './dot.ts'
import { forkJoin } from './fork-join.ts'
import { gemm } from './gemm.ts'
import { gemv } from './gemv.ts'
import { ger } from './ger.ts'
import { svd } from './svd.ts'
import { svdvals } from './svdvals.ts'

/** What a plain `heddle bench` measures, and what it does when asked. */
const USUAL = [dot, axpy, gemv, gemm, svd]
const FAMILIES = [...USUAL, ger, svdvals]

/** Those that compute something, so that it can be wrong. */
export const KERNELS: readonly Operation[] = [
  ...FAMILIES.map((family) => family('f64')),
  ...FAMILIES.map((family) => family('f32'))
]

/** In the order of the report: what costs least first, so that a short budget still shows most. */
export const OPERATIONS: readonly Operation[] = [forkJoin, busy, ...KERNELS]

/** What `heddle bench` measures when it is not told. */
export const DEFAULT_OPS: readonly string[] = USUAL.map((family) => family('f64').op)
