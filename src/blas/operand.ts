/** Checks the operands of BLAS calls and turns them into addresses. */
import { ArgumentError, DimensionError } from '../errors.ts'
import { type DType, Matrix } from '../matrix.ts'
import type { RegionRunner } from '../team/region-runner.ts'

/** A matrix or vector of the team, or a view of its memory (`a.data.subarray(…)`). */
export type Operand = Matrix | Float64Array | Float32Array

/** Byte offset of an operand that must hold at least `length` elements of `dtype`. */
export function addressOf(runner: RegionRunner, name: string, operand: Operand, dtype: DType, length: number): number {
  const view = operand instanceof Matrix ? operand.data : operand
  const expected = dtype === 'f64' ? Float64Array : Float32Array
  if (!(view instanceof expected))
    throw new ArgumentError(`${name}: expected ${dtype} elements, got ${view?.constructor?.name ?? typeof view}`)
  if (!runner.memory.owns(view))
    throw new ArgumentError(`${name}: is not in this team's memory; make it with team.matrix() or team.vector()`)
  if (view.length < length) throw new DimensionError(name, `at least ${length} elements`, view.length)
  return view.byteOffset
}

/** Elements that n items with a stride reach over. */
export function reach(n: number, inc: number): number {
  return n === 0 ? 0 : 1 + (n - 1) * Math.abs(inc)
}

/** Elements that m × n with leading dimension ld reach over. */
export function reachOfMatrix(m: number, n: number, ld: number): number {
  return m === 0 || n === 0 ? 0 : ld * (n - 1) + m
}

export function checkCount(name: string, n: number): void {
  if (!Number.isInteger(n) || n < 0 || n >= 2 ** 31) throw new DimensionError(name, 'an integer ≥ 0', n)
}

export function checkIncrement(name: string, inc: number): void {
  if (!Number.isInteger(inc) || inc === 0) throw new DimensionError(name, 'an integer other than 0', inc)
}

export function checkLeading(name: string, ld: number, rows: number): void {
  if (!Number.isInteger(ld) || ld < Math.max(1, rows))
    throw new DimensionError(name, `an integer ≥ ${Math.max(1, rows)}`, ld)
}

export function checkNumber(name: string, value: number): void {
  if (typeof value !== 'number') throw new ArgumentError(`${name}: expected a number, got ${typeof value}`)
}

export type Transpose = 'N' | 'T'

/** Whether op(X) is Xᵀ. */
export function transposes(name: string, trans: Transpose): boolean {
  if (trans !== 'N' && trans !== 'T') throw new ArgumentError(`${name}: expected 'N' or 'T', got ${String(trans)}`)
  return trans === 'T'
}

/** A routine's export for a precision: gemm and f32 make sgemm. */
export function kernelName(routine: string, dtype: DType): string {
  return `${dtype === 'f64' ? 'd' : 's'}${routine}`
}
