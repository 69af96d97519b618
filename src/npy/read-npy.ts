/**
 * Reading NumPy's .npy files into column-major storage by blocks: a matrix of 2 GiB needs its own 2 GiB and one block,
 * whatever its order, byte order and element size in the file.
 */
import { type FileHandle, open } from 'node:fs/promises'
import { endianness } from 'node:os'
import { DimensionError } from '../errors.ts'
import { locateText, type NpyHeader, PREAMBLE, parseHeader } from './header.ts'
import { blocksOf, type Lines, scatter } from './lines.ts'
import { NpyError, npyFailure } from './npy-error.ts'

export type FloatArray = Float64Array | Float32Array

/** Bytes read at a time: fits a second-level cache, and is long enough for a disk. */
const BLOCK = 1 << 20

/** A .npy file that is open: a vector of n has n rows and one column. Close it, or let `await using` do so. */
export interface NpyFile extends AsyncDisposable {
  readonly path: string
  readonly rows: number
  readonly cols: number
  /** As in the file: one size or two. */
  readonly shape: readonly number[]
  readonly dtype: 'f64' | 'f32'
  readonly fortranOrder: boolean
  /**
   * Fills column j at `destination[j * ld]`, from there downwards. The elements become what the destination holds: f4
   * to f8 is exact, f8 to f4 rounds to nearest. What lies between the columns stays as it is.
   */
  copyTo(destination: FloatArray, ld?: number): Promise<void>
  close(): Promise<void>
}

/** Opens a file, reads its header and checks that its length is what the header promises. Throws NpyError. */
export async function openNpy(path: string): Promise<NpyFile> {
  let file: FileHandle | undefined
  try {
    file = await open(path, 'r')
    const header = await readHeader(path, file)
    return opened(path, file, header)
  } catch (cause) {
    await file?.close()
    throw npyFailure(path, 'read', cause)
  }
}

/** A whole file as one column-major array of its own type. */
export async function readNpy(
  path: string
): Promise<{ rows: number; cols: number; shape: readonly number[]; dtype: 'f64' | 'f32'; data: FloatArray }> {
  const file = await openNpy(path)
  try {
    const { rows, cols, shape, dtype } = file
    const data = dtype === 'f64' ? new Float64Array(rows * cols) : new Float32Array(rows * cols)
    await file.copyTo(data)
    return { rows, cols, shape, dtype, data }
  } finally {
    await file.close()
  }
}

function opened(path: string, file: FileHandle, header: NpyHeader): NpyFile {
  const { dtype, fortranOrder, shape } = header
  const [rows, cols = 1] = shape
  return {
    path,
    rows,
    cols,
    shape,
    dtype,
    fortranOrder,
    async copyTo(destination, ld = Math.max(1, rows)) {
      if (!Number.isSafeInteger(ld) || ld < Math.max(1, rows)) {
        throw new DimensionError('ld', `a whole number of at least ${Math.max(1, rows)}`, ld)
      }
      const needed = rows === 0 || cols === 0 ? 0 : ld * (cols - 1) + rows
      if (destination.length < needed) {
        throw new DimensionError('destination', `at least ${needed} elements`, destination.length)
      }
      const lines: Lines = fortranOrder
        ? { count: cols, length: rows, lineStride: ld, elementStride: 1 }
        : { count: rows, length: cols, lineStride: 1, elementStride: ld }
      try {
        await copyBlocks(path, file, header, lines, destination)
      } catch (cause) {
        throw npyFailure(path, 'read', cause)
      }
    },
    close: () => file.close(),
    [Symbol.asyncDispose]: () => file.close()
  }
}

async function readHeader(path: string, file: FileHandle): Promise<NpyHeader> {
  const stat = await file.stat()
  if (!stat.isFile()) throw new NpyError(path, `can not be read: it is ${stat.isDirectory() ? 'a folder' : 'no file'}`)
  const preamble = Buffer.alloc(Math.min(PREAMBLE, stat.size))
  await fill(path, file, preamble, 0)
  const { start, end } = locateText(path, preamble)
  if (end > stat.size) throw new NpyError(path, 'ends inside its header')
  const text = Buffer.alloc(end - start)
  await fill(path, file, text, start)
  const header = parseHeader(path, text.toString(preamble[6] === 3 ? 'utf8' : 'latin1'), end)
  const expected = header.shape.reduce((product, size) => product * size, header.dtype === 'f64' ? 8 : 4)
  const found = stat.size - end
  if (found !== expected) {
    const what = `${found} bytes of data, its shape (${header.shape.join(', ')}) needs ${expected}`
    throw new NpyError(path, `is ${found < expected ? 'truncated' : 'too long'}: it has ${what}`)
  }
  return header
}

async function copyBlocks(
  path: string,
  file: FileHandle,
  { dtype, littleEndian, offset }: NpyHeader,
  lines: Lines,
  destination: FloatArray
): Promise<void> {
  const elementBytes = dtype === 'f64' ? 8 : 4
  const bytes = Buffer.from(new ArrayBuffer(Math.min(BLOCK, lines.count * lines.length * elementBytes)))
  const values = dtype === 'f64' ? new Float64Array(bytes.buffer) : new Float32Array(bytes.buffer)
  const foreign = littleEndian !== (endianness() === 'LE')
  for (const block of blocksOf(lines, BLOCK / elementBytes)) {
    const part = bytes.subarray(0, block.lines * block.elements * elementBytes)
    await fill(path, file, part, offset + (block.firstLine * lines.length + block.firstElement) * elementBytes)
    if (foreign) elementBytes === 8 ? part.swap64() : part.swap32()
    scatter(values, block, lines, destination)
  }
}

/** Reads until the buffer is full: one read may give less. */
async function fill(path: string, file: FileHandle, buffer: Buffer, position: number): Promise<void> {
  for (let done = 0; done < buffer.length; ) {
    const { bytesRead } = await file.read(buffer, done, buffer.length - done, position + done)
    if (bytesRead === 0) throw new NpyError(path, 'became shorter while it was read')
    done += bytesRead
  }
}
