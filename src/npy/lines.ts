/**
 * A matrix in a file is a row of lines, each contiguous: its rows in C order, its columns in Fortran order. In memory
 * they lie at strides, so that one walk serves both orders, for reading and for writing.
 */
export interface Lines {
  readonly count: number
  /** Elements of a line. */
  readonly length: number
  /** In memory, in elements: from one line to the next, and from one element of a line to the next. One of them is 1. */
  readonly lineStride: number
  readonly elementStride: number
}

/** A run of the file: some whole lines, or a part of one. */
export interface LineBlock {
  readonly firstLine: number
  readonly lines: number
  readonly firstElement: number
  readonly elements: number
}

/** Cuts the lines into blocks of at most `capacity` elements, in the file's order. */
export function* blocksOf({ count, length }: Lines, capacity: number): Generator<LineBlock> {
  if (length === 0) return
  const most = Math.floor(capacity / length)
  for (let firstLine = 0; firstLine < count; firstLine += Math.max(1, most)) {
    if (most >= 1) {
      yield { firstLine, lines: Math.min(most, count - firstLine), firstElement: 0, elements: length }
      continue
    }
    for (let firstElement = 0; firstElement < length; firstElement += capacity) {
      yield { firstLine, lines: 1, firstElement, elements: Math.min(capacity, length - firstElement) }
    }
  }
}

type Values = Float64Array | Float32Array

/** From a block as it stands in the file to the matrix in memory. */
export function scatter(block: Values, at: LineBlock, { lineStride, elementStride }: Lines, matrix: Values): void {
  const origin = at.firstLine * lineStride + at.firstElement * elementStride
  if (elementStride === 1) {
    for (let line = 0; line < at.lines; line++) {
      const from = line * at.elements
      matrix.set(block.subarray(from, from + at.elements), origin + line * lineStride)
    }
    return
  }
  // The lines lie one element apart in memory: go along memory, so that each of its cache lines is written once.
  for (let element = 0; element < at.elements; element++) {
    const to = origin + element * elementStride
    for (let line = 0; line < at.lines; line++) matrix[to + line] = block[line * at.elements + element]
  }
}
