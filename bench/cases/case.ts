/** What the bench needs to know of an operation, and of a team to run it on. */
import type { DType, Values } from '../../src/matrix.ts'
import type { Probe } from '../../src/probe.ts'

/** An operation of the library, and the shapes it is measured at. */
export interface Operation {
  /** With its precision letter: ddot, sgemm. */
  readonly op: string
  /** What its sizes are called, as in m, n. */
  readonly dimensions: readonly string[]
  readonly defaults: ReadonlyArray<readonly number[]>
  makeCase(shape: readonly number[]): Case
}

/** One operation at one shape. */
export interface Case {
  readonly op: string
  readonly shape: readonly number[]
  readonly dtype: DType
  /** Floating-point operations of a call. */
  readonly flops: number
  /** Bytes that a call must move at least, where moving them is what limits it; else null. */
  readonly bytes: number | null
  /** Makes the operands in a team's memory: the same numbers on every team. */
  setup(team: BenchTeam): Prepared
}

/** A case on a team, ready to be called any number of times. */
export interface Prepared {
  call(signal?: AbortSignal): Promise<unknown>
  /**
   * How wrong the last call was, or a call of its own where calls change their operands: an error divided by what
   * rounding alone may cause, so that below PASSED_BELOW is right. Costs less than a call where calls are long.
   */
  residual(): Promise<number>
  dispose(): void
}

/** The limit that LAPACK's authors aim at; their tests fail at 30 to 50. */
export const PASSED_BELOW = 10

/** A vector or a column-major matrix without gaps, in a team's memory. */
export interface Operand {
  readonly rows: number
  readonly cols: number
  readonly data: Values
  dispose(): void
}

export interface SvdFactors {
  readonly u: Operand
  readonly s: ArrayLike<number>
  readonly vt: Operand
}

type Kernel = (...operands: never[]) => Promise<unknown>

/** The part of a team that cases use. */
export interface BenchTeam {
  readonly threads: number
  readonly variant: string
  matrix(rows: number, cols: number, dtype?: DType): Operand
  vector(n: number, dtype?: DType): Operand
  svd(a: Operand, options: { vectors: 'none'; signal?: AbortSignal }): Promise<Pick<SvdFactors, 's'>>
  svd(a: Operand, options: { vectors: 'thin'; signal?: AbortSignal }): Promise<SvdFactors>
  readonly blas: Readonly<Record<string, Kernel>>
  /** An empty region. */
  nothing(): Promise<void>
  /** What this team can do at most; absent where it can not be measured, as for peers. */
  readonly probe?: Probe
  close(): Promise<void>
}

/** Unit roundoff's double, LAPACK's eps for test ratios: 2⁻⁵² and 2⁻²³. */
export function epsilon(dtype: DType): number {
  return dtype === 'f64' ? 2 ** -52 : 2 ** -23
}

export function bytesOf(dtype: DType): number {
  return dtype === 'f64' ? 8 : 4
}

/** BLAS's name for a routine at a precision: dot and f64 make ddot. */
export function nameOf(routine: string, dtype: DType): string {
  return `${dtype === 'f64' ? 'd' : 's'}${routine}`
}
