/**
 * The header of NumPy's .npy format, versions 1.0, 2.0 and 3.0 (numpy.lib.format):
 *
 *     0  magic      '\x93NUMPY'
 *     6  version    major, minor
 *     8  length     of the text: u16 in version 1, u32 in 2 and 3, little endian
 *    10  text       (12 in 2 and 3) a Python dictionary: descr, fortran_order, shape; blanks and a newline fill it
 *        data       begins at a multiple of 64
 */

import { type Literal, parseLiteral } from './literal.ts'
import { NpyError } from './npy-error.ts'

export interface NpyHeader {
  readonly dtype: 'f64' | 'f32'
  readonly littleEndian: boolean
  readonly fortranOrder: boolean
  readonly shape: readonly number[]
  /** Where the data begin, in bytes. */
  readonly offset: number
}

/** Bytes from the file's start that tell how long the header is. */
export const PREAMBLE = 12

/** A header of numbers needs some 120 bytes; NumPy itself refuses to parse one of more than 10 000. */
const LONGEST = 65536

const MAGIC = Buffer.from('\x93NUMPY', 'latin1')
const SUPPORTED = 'supported are f8 and f4, little or big endian, in one or two dimensions'
const DTYPES: Record<string, Pick<NpyHeader, 'dtype' | 'littleEndian'>> = {
  '<f8': { dtype: 'f64', littleEndian: true },
  '>f8': { dtype: 'f64', littleEndian: false },
  '<f4': { dtype: 'f32', littleEndian: true },
  '>f4': { dtype: 'f32', littleEndian: false }
}

/** Where the header's text stands, from the first PREAMBLE bytes (fewer when the file is shorter). */
export function locateText(path: string, preamble: Buffer): { start: number; end: number } {
  if (preamble.length < 10 || !preamble.subarray(0, 6).equals(MAGIC)) {
    throw new NpyError(path, 'is no .npy file: it does not begin with \\x93NUMPY')
  }
  const [major, minor] = [preamble[6], preamble[7]]
  if (major < 1 || major > 3 || minor !== 0) {
    throw new NpyError(path, `has .npy format ${major}.${minor}; supported are 1.0, 2.0 and 3.0`)
  }
  if (major > 1 && preamble.length < PREAMBLE) throw new NpyError(path, 'ends inside its header')
  const start = major === 1 ? 10 : 12
  const length = major === 1 ? preamble.readUInt16LE(8) : preamble.readUInt32LE(8)
  if (length > LONGEST) throw new NpyError(path, `has a header of ${length} bytes; supported are up to ${LONGEST}`)
  return { start, end: start + length }
}

/** @param text the dictionary; @param offset the byte after it */
export function parseHeader(path: string, text: string, offset: number): NpyHeader {
  let header: Literal
  try {
    header = parseLiteral(text)
  } catch (cause) {
    throw new NpyError(path, `has a damaged header: ${(cause as Error).message}`, { cause })
  }
  if (!(header instanceof Map)) throw new NpyError(path, 'has a damaged header: it is no dictionary')
  const descr: Literal | undefined = header.get('descr')
  const fortranOrder: Literal | undefined = header.get('fortran_order')
  const shape: Literal | undefined = header.get('shape')
  if (descr === undefined) throw new NpyError(path, "has a damaged header: 'descr' is missing")
  if (typeof fortranOrder !== 'boolean') {
    throw new NpyError(path, "has a damaged header: 'fortran_order' is not True or False")
  }
  if (!isShape(shape)) throw new NpyError(path, "has a damaged header: 'shape' is no tuple of sizes")
  const element = typeof descr === 'string' ? DTYPES[descr] : undefined
  if (element === undefined) {
    throw new NpyError(path, `holds ${typeof descr === 'string' ? `dtype '${descr}'` : 'records'}; ${SUPPORTED}`)
  }
  if (shape.length < 1 || shape.length > 2) {
    throw new NpyError(path, `has ${shape.length} dimensions (${shape.join(', ')}); ${SUPPORTED}`)
  }
  if (!Number.isSafeInteger(shape.reduce((product, size) => product * size, 8))) {
    throw new NpyError(path, `has shape (${shape.join(', ')}), more than any file can hold`)
  }
  return { ...element, fortranOrder, shape, offset }
}

/** Magic, version, length and text, as NumPy writes them: version 1.0, filled up to a multiple of 64 bytes. */
export function formatHeader({ dtype, littleEndian, fortranOrder, shape }: Omit<NpyHeader, 'offset'>): Buffer {
  const descr = `${littleEndian ? '<' : '>'}${dtype === 'f64' ? 'f8' : 'f4'}`
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`
  const text = `{'descr': '${descr}', 'fortran_order': ${fortranOrder ? 'True' : 'False'}, 'shape': ${tuple}, }`
  const total = Math.ceil((10 + text.length + 1) / 64) * 64
  const header = Buffer.alloc(total, ' ')
  MAGIC.copy(header)
  header[6] = 1
  header[7] = 0
  header.writeUInt16LE(total - 10, 8)
  header.write(text, 10, 'latin1')
  header.write('\n', total - 1, 'latin1')
  return header
}

function isShape(shape: Literal | undefined): shape is readonly number[] {
  return (
    Array.isArray(shape) && shape.every((size) => typeof size === 'number' && Number.isSafeInteger(size) && size >= 0)
  )
}
