import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { openNpy } from '../../src/npy/read-npy.ts'
import { temporaryFolder } from './temporary-folder.ts'

const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}.npy`, import.meta.url))
const folder = temporaryFolder()
const good = readFileSync(fixture('little-f8-c'))
const supported = 'supported are f8 and f4, little or big endian, in one or two dimensions'

async function refused(path: string, problem: string): Promise<void> {
  await assert.rejects(openNpy(path), { name: 'NpyError', code: 'HEDDLE_NPY', path, message: `${path}: ${problem}` })
}

function file(name: string, bytes: Buffer | string): string {
  const path = join(folder, `${name}.npy`)
  writeFileSync(path, bytes)
  return path
}

/** A file of version 1.0 with this text as its header. */
function withHeader(text: string): string {
  const preamble = Buffer.from('\x93NUMPY\x01\x00\x00\x00', 'latin1')
  preamble.writeUInt16LE(text.length, 8)
  return file('header', Buffer.concat([preamble, Buffer.from(text, 'latin1')]))
}

test('other types', async () => {
  await refused(fixture('integers'), `holds dtype '<i8'; ${supported}`)
  await refused(fixture('records'), `holds records; ${supported}`)
})

test('other dimensions', async () => {
  await refused(fixture('three-dimensions'), `has 3 dimensions (2, 1, 3); ${supported}`)
  await refused(fixture('scalar'), `has 0 dimensions (); ${supported}`)
})

test('a truncated file, wherever it ends', async () => {
  const short = '88 bytes of data, its shape (3, 4) needs 96'
  await refused(file('short', good.subarray(0, good.length - 8)), `is truncated: it has ${short}`)
  await refused(file('header-only', good.subarray(0, 60)), 'ends inside its header')
  await refused(file('version-2', good.subarray(0, 10).fill(2, 6, 7)), 'ends inside its header')
})

test('a file that goes on after its data', async () => {
  const long = file('long', Buffer.concat([readFileSync(fixture('little-f8-c')), Buffer.from('x')]))
  await refused(long, 'is too long: it has 97 bytes of data, its shape (3, 4) needs 96')
})

test('no .npy file at all', async () => {
  await refused(file('text', '1 2 3\n4 5 6\n'), 'is no .npy file: it does not begin with \\x93NUMPY')
  await refused(file('nothing', ''), 'is no .npy file: it does not begin with \\x93NUMPY')
  await refused(join(folder, 'missing.npy'), 'can not be read: no such file or folder')
  await refused(folder, 'can not be read: it is a folder')
})

test('a version that does not exist', async () => {
  const bytes = readFileSync(fixture('little-f8-c')).fill(9, 6, 7)
  await refused(file('version-9', bytes), 'has .npy format 9.0; supported are 1.0, 2.0 and 3.0')
})

test('a damaged header', async () => {
  const damaged = (text: string, problem: string) => refused(withHeader(text), `has a damaged header: ${problem}`)
  await damaged("{'descr': '<f8', 'fortran_order': False, 'shape': (1,)", 'it ends too early')
  await damaged("{'descr': __import__('os'), }", 'unexpected "__import__(\'" at 10')
  await damaged("['descr']", 'it is no dictionary')
  await damaged("{'fortran_order': False, 'shape': (1,)}", "'descr' is missing")
  await damaged("{'descr': '<f8', 'fortran_order': 0, 'shape': (1,)}", "'fortran_order' is not True or False")
  await damaged("{'descr': '<f8', 'fortran_order': False, 'shape': (-1,)}", "'shape' is no tuple of sizes")
  await damaged("{'descr': '<f8', 'fortran_order': False}", "'shape' is no tuple of sizes")
  await damaged('('.repeat(1000), `unexpected "${'('.repeat(12)}" at 17`)
})

test('a shape that no file can hold', async () => {
  const path = withHeader("{'descr': '<f8', 'fortran_order': False, 'shape': (4294967296, 4294967296)}")
  await refused(path, 'has shape (4294967296, 4294967296), more than any file can hold')
})
