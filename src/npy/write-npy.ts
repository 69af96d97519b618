/** Writing NumPy's .npy files: version 1.0, Fortran order, this machine's byte order, by blocks. */
import type { FileHandle } from 'node:fs/promises'
import { endianness } from 'node:os'
import { DimensionError } from '../errors.ts'
import { writeWhole } from '../whole-file.ts'
import { formatHeader } from './header.ts'
import { blocksOf, type Lines } from './lines.ts'
import { npyFailure } from './npy-error.ts'

export interface NpyContent {
  readonly rows: number
  /** Left out, the file holds a vector: one dimension. */
  readonly cols?: number
  /** Column-major; f8 or f4 in the file as it is f64 or f32 here. */
  readonly data: Float64Array | Float32Array
  /** Elements from one column to the next; the rows when left out. */
  readonly ld?: number
}

/** Bytes written at a time. */
const BLOCK = 1 << 20

/** Whole or not at all: a file of that name is replaced in one step. Throws NpyError, DimensionError. */
export async function writeNpy(path: string, content: NpyContent): Promise<void> {
  const { rows, cols, data } = content
  const ld = content.ld ?? Math.max(1, rows)
  const columns = cols ?? 1
  checkSize('rows', rows, 0)
  checkSize('cols', columns, 0)
  checkSize('ld', ld, Math.max(1, rows))
  const needed = rows === 0 || columns === 0 ? 0 : ld * (columns - 1) + rows
  if (data.length < needed) throw new DimensionError('data', `at least ${needed} elements`, data.length)

  const header = formatHeader({
    dtype: data instanceof Float64Array ? 'f64' : 'f32',
    littleEndian: endianness() === 'LE',
    // NumPy says False for a vector, which has both orders.
    fortranOrder: cols !== undefined,
    shape: cols === undefined ? [rows] : [rows, cols]
  })
  try {
    await writeWhole(path, async (file) => {
      await drain(file, header)
      await writeColumns(file, data, { count: columns, length: rows, lineStride: ld, elementStride: 1 })
    })
  } catch (cause) {
    throw npyFailure(path, 'written', cause)
  }
}

/** Through a block of our own: the matrix may lie in shared memory, which the file system's calls do not all take. */
async function writeColumns(file: FileHandle, data: Float64Array | Float32Array, columns: Lines): Promise<void> {
  const capacity = Math.min(BLOCK / data.BYTES_PER_ELEMENT, columns.count * columns.length)
  const block = data instanceof Float64Array ? new Float64Array(capacity) : new Float32Array(capacity)
  for (const at of blocksOf(columns, BLOCK / data.BYTES_PER_ELEMENT)) {
    for (let line = 0; line < at.lines; line++) {
      const from = (at.firstLine + line) * columns.lineStride + at.firstElement
      block.set(data.subarray(from, from + at.elements), line * at.elements)
    }
    await drain(file, Buffer.from(block.buffer, 0, at.lines * at.elements * data.BYTES_PER_ELEMENT))
  }
}

/** Writes until the buffer is empty: one write may take less. */
async function drain(file: FileHandle, buffer: Buffer): Promise<void> {
  for (let done = 0; done < buffer.length; ) {
    const { bytesWritten } = await file.write(buffer, done, buffer.length - done)
    done += bytesWritten
  }
}

function checkSize(argument: string, size: number, least: number): void {
  if (!Number.isSafeInteger(size) || size < least) {
    throw new DimensionError(argument, `a whole number of at least ${least}`, size)
  }
}
