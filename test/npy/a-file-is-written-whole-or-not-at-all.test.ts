import assert from 'node:assert/strict'
import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { writeNpy } from '../../src/npy/write-npy.ts'
import { writeWhole } from '../../src/whole-file.ts'
import { temporaryFolder } from './temporary-folder.ts'

const folder = temporaryFolder()

test('a failure in the middle leaves the earlier file, and nothing beside it', async () => {
  const path = join(folder, 'kept.npy')
  writeFileSync(path, 'earlier')
  const failing = writeWhole(path, async (file) => {
    await file.write('half of it')
    throw new Error('stopped')
  })
  await assert.rejects(failing, { message: 'stopped' })
  assert.equal(readFileSync(path, 'utf8'), 'earlier')
  assert.deepEqual(readdirSync(folder), ['kept.npy'])
})

test('a file that stood there is replaced', async () => {
  const path = join(folder, 'kept.npy')
  await writeNpy(path, { rows: 1, cols: 1, data: Float64Array.of(1) })
  assert.equal(readFileSync(path).length, 128 + 8)
  assert.deepEqual(readdirSync(folder), ['kept.npy'])
})

test('a symbolic link goes on leading to the file', {
  skip: process.platform === 'win32' && 'links need rights there'
}, async () => {
  const aside = temporaryFolder()
  writeFileSync(join(aside, 'file.npy'), 'earlier')
  symlinkSync('file.npy', join(aside, 'link.npy'))
  await writeNpy(join(aside, 'link.npy'), { rows: 1, data: Float64Array.of(1) })
  assert.equal(readFileSync(join(aside, 'file.npy')).length, 128 + 8)
  assert.ok(lstatSync(join(aside, 'link.npy')).isSymbolicLink())
})

test('a folder that is missing, or stands under the name, is one clear error', async () => {
  const content = { rows: 1, cols: 1, data: Float64Array.of(1) }
  const missing = join(folder, 'missing', 'a.npy')
  await assert.rejects(writeNpy(missing, content), {
    name: 'NpyError',
    message: `${missing}: can not be written: no such file or folder`
  })
  mkdirSync(join(folder, 'taken'))
  await assert.rejects(writeNpy(join(folder, 'taken'), content), { code: 'HEDDLE_NPY' })
  assert.deepEqual(readdirSync(folder).sort(), ['kept.npy', 'taken'])
})

test('a device is written to, and its name is not taken from it', {
  skip: process.platform === 'win32' && 'there are no devices there'
}, async () => {
  await writeNpy('/dev/null', { rows: 1, data: Float64Array.of(1) })
  assert.ok(lstatSync('/dev/null').isCharacterDevice())
})

test('data that do not fill the shape are refused', async () => {
  const path = join(folder, 'small.npy')
  await assert.rejects(writeNpy(path, { rows: 2, cols: 2, data: new Float64Array(3) }), { code: 'HEDDLE_DIMENSION' })
  await assert.rejects(writeNpy(path, { rows: 2, cols: 1, data: new Float64Array(3), ld: 1 }), {
    code: 'HEDDLE_DIMENSION'
  })
  await assert.rejects(writeNpy(path, { rows: 1.5, data: new Float64Array(3) }), { code: 'HEDDLE_DIMENSION' })
})
