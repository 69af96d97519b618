import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, readFile, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { ResultError } from '../../../bench/result/result-error.ts'
import { writeResult } from '../../../bench/result/write-result.ts'
import { sampleResult, sampleRun } from '../support/sample-run.ts'

test('a run that does not fit the schema leaves the old file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'heddle-result-'))
  const file = join(folder, 'run.json')
  await writeResult(file, sampleRun())
  const before = await readFile(file, 'utf8')
  const broken = sampleRun({ results: [sampleResult({ samples: [Number.NaN] })] })
  await assert.rejects(writeResult(file, broken), /results\/0\/samples\/0 must be number/)
  assert.equal(await readFile(file, 'utf8'), before)
  assert.deepEqual(await readdir(folder), ['run.json'])
})

test('a folder that is not there, or a folder in the place of the file, is a one-line error', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'heddle-result-'))
  await assert.rejects(writeResult(join(folder, 'none', 'run.json'), sampleRun()), ResultError)
  await mkdir(join(folder, 'run.json'))
  await assert.rejects(writeResult(join(folder, 'run.json'), sampleRun()), /can not be written/)
})

test('devices are written to, links are followed', async () => {
  await writeResult('/dev/null', sampleRun())
  const folder = await mkdtemp(join(tmpdir(), 'heddle-result-'))
  await writeResult(join(folder, 'real.json'), sampleRun({ elapsed: 1 }))
  await symlink('real.json', join(folder, 'link.json'))
  await writeResult(join(folder, 'link.json'), sampleRun({ elapsed: 2 }))
  assert.equal(JSON.parse(await readFile(join(folder, 'real.json'), 'utf8')).elapsed, 2)
})
