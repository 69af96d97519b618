/**
 * A matrix or vector in a team's shared memory: column-major, contiguous, f64 or f32.
 * Made by a team (`team.matrix`, `team.vector`), never by itself.
 */
import { ArgumentError, DimensionError } from './errors.ts'
import type { OwnedBlock } from './memory/owned-blocks.ts'
import { openNpy } from './npy/read-npy.ts'
import { writeNpy } from './npy/write-npy.ts'

export type DType = 'f64' | 'f32'
export type Values<D extends DType = DType> = D extends 'f64' ? Float64Array : Float32Array

/** Bytes of one element. */
export function elementBytes(dtype: DType): number {
  return dtype === 'f64' ? 8 : 4
}

/** What a matrix needs of the team that made it. */
export interface MatrixHome {
  /** A block that the owner has until it frees it, or is forgotten, and no queued call can be using it. */
  allocate(bytes: number, owner: object): OwnedBlock
  view(dtype: DType, address: number, length: number): Float64Array | Float32Array
}

/** A view keeps its matrix alive: the memory is not reclaimed while anyone can still read it through `data`. */
const owners = new WeakMap<ArrayBufferView, Matrix>()

export class Matrix<D extends DType = DType> implements Disposable {
  readonly rows: number
  readonly cols: number
  readonly dtype: D
  readonly #home: MatrixHome
  readonly #block: OwnedBlock
  #disposed = false

  /** For teams. Throws DimensionError and OutOfMemoryError. */
  constructor(home: MatrixHome, rows: number, cols: number, dtype: D) {
    if (dtype !== 'f64' && dtype !== 'f32') throw new ArgumentError(`dtype: expected 'f64' or 'f32', got ${dtype}`)
    checkExtent('rows', rows)
    checkExtent('cols', cols)
    this.#home = home
    this.rows = rows
    this.cols = cols
    this.dtype = dtype
    this.#block = home.allocate(rows * cols * elementBytes(dtype), this)
  }

  /** Byte offset in the shared memory. */
  get address(): number {
    return this.#block.address
  }

  /** Leading dimension, in elements. */
  get ld(): number {
    return Math.max(1, this.rows)
  }

  get length(): number {
    return this.rows * this.cols
  }

  get disposed(): boolean {
    return this.#disposed
  }

  /** The team that this matrix belongs to, as its maker knows it. */
  get home(): MatrixHome {
    return this.#home
  }

  /**
   * The elements, column by column: a view of the shared memory, valid until dispose(). Hold this view
   * or the matrix while you use a subarray of it.
   */
  get data(): Values<D> {
    this.#check()
    this.#block.keep()
    const view = this.#home.view(this.dtype, this.address, this.length)
    owners.set(view, this)
    return view as Values<D>
  }

  /** Element (i, j), counted from 0. */
  get(i: number, j: number): number {
    return this.data[i + j * this.ld]
  }

  /** Sets every element to a number, or to what a source gives: asked row by row, as NumPy fills. Returns this. */
  fill(value: number | (() => number)): this {
    const { data, rows, cols, ld } = this
    if (typeof value === 'number') data.fill(value)
    else for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) data[i + j * ld] = value()
    return this
  }

  /** The elements as arrays of rows: a copy. */
  toRows(): number[][] {
    const { data, rows, cols, ld } = this
    return Array.from({ length: rows }, (_, i) => Array.from({ length: cols }, (_, j) => data[i + j * ld]))
  }

  /** Takes the values of a NumPy .npy file of this shape. Throws NpyError, DimensionError. */
  async fillFromNpy(path: string): Promise<this> {
    await using file = await openNpy(path)
    const [found, expected] = [`${file.rows} × ${file.cols}`, `${this.rows} × ${this.cols}`]
    if (found !== expected) throw new DimensionError(path, `a matrix of ${expected}`, found)
    await file.copyTo(this.data)
    return this
  }

  /** Writes a NumPy .npy file (Fortran order), whole or not at all. Throws NpyError. */
  writeNpy(path: string): Promise<void> {
    const { rows, cols, data } = this
    return writeNpy(path, { rows, cols, data })
  }

  /** Gives the memory back; using the matrix afterwards throws. More than once does nothing. */
  dispose(): void {
    if (this.#disposed) return
    this.#disposed = true
    this.#block.free()
  }

  [Symbol.dispose](): void {
    this.dispose()
  }

  #check(): void {
    if (this.#disposed) throw new ArgumentError(`the ${this.rows} × ${this.cols} matrix has been disposed of`)
  }
}

/** A column of n elements. */
export type Vector<D extends DType = DType> = Matrix<D>

function checkExtent(argument: string, value: number): void {
  if (!Number.isInteger(value) || value < 0 || value >= 2 ** 31)
    throw new DimensionError(argument, 'an integer from 0 to 2147483647', value)
}
