/** Between the bench's column-major operands and what JavaScript libraries take: rows. */
import type { DType, Values } from '../../../src/matrix.ts'

interface ColumnMajor {
  readonly rows: number
  readonly cols: number
  readonly data: ArrayLike<number>
  readonly dtype: DType
}

/** One array, row after row. */
export function rowMajor({ rows, cols, data, dtype }: ColumnMajor): Values {
  const result = dtype === 'f64' ? new Float64Array(rows * cols) : new Float32Array(rows * cols)
  for (let j = 0; j < cols; j++) for (let i = 0; i < rows; i++) result[i * cols + j] = data[i + j * rows]
  return result
}

/** An array of rows. */
export function arraysOfRows({ rows, cols, data }: ColumnMajor): number[][] {
  return Array.from({ length: rows }, (_, i) => Array.from({ length: cols }, (_, j) => data[i + j * rows]))
}

/** Column-major values from whatever gives element (i, j). */
export function columnMajor(rows: number, cols: number, at: (i: number, j: number) => number): Float64Array {
  const result = new Float64Array(rows * cols)
  for (let j = 0; j < cols; j++) for (let i = 0; i < rows; i++) result[i + j * rows] = at(i, j)
  return result
}
