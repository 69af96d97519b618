/** What a library of this language needs to be a peer: for each operation it has, how its own call is made. */
import type { DType, Values } from '../../../src/matrix.ts'

/** A column-major matrix or vector without gaps, in the process of the library. */
export interface LibraryOperand {
  readonly rows: number
  readonly cols: number
  readonly dtype: DType
  readonly data: Values
}

/** One operation on operands that are already in the library's own form: that copy is timed apart. */
// biome-ignore lint/suspicious/noExplicitAny: what a library's call gives is its adapter's business
export interface PreparedCall<R = any> {
  /** The library's own call, and nothing else: this is what is timed. A promise is awaited. */
  call(): R | Promise<R>
  /**
   * What the last call gave, column-major: the one operand that the operation writes (C, y), or u, s and vt of an SVD.
   * Absent where the call gives a number.
   */
  results?(result: R): Results | Promise<Results>
  /** Gives back what the copies took, where nothing collects it. */
  free?(): unknown
}

type Results = readonly ArrayLike<number>[]

type Prepare<A extends readonly unknown[]> = (...operands: A) => PreparedCall | Promise<PreparedCall>

/** gemm and gemv without transposes, alpha 1 and beta 0; the SVD thin. */
export interface Operations {
  readonly dot?: Prepare<[x: LibraryOperand, y: LibraryOperand]>
  readonly axpy?: Prepare<[alpha: number, x: LibraryOperand, y: LibraryOperand]>
  readonly gemv?: Prepare<[a: LibraryOperand, x: LibraryOperand, y: LibraryOperand]>
  readonly gemm?: Prepare<[a: LibraryOperand, b: LibraryOperand, c: LibraryOperand]>
  readonly svd?: Prepare<[a: LibraryOperand]>
  readonly svdvals?: Prepare<[a: LibraryOperand]>
}

export interface Adapter {
  readonly version: string
  /** How it was built, or what it is written in. */
  readonly build: string
  /** The vectors it uses; null for none that it tells of. */
  readonly simd: string | null
  /** Operations by precision: a library that computes in f64 only has no `f32`. */
  readonly operations: Readonly<Partial<Record<DType, Operations>>>
}

/** An adapter's module: `load(variant)` rejects when the library is not there. */
export interface AdapterModule {
  load(variant: string): Promise<Adapter>
}
