import assert from 'node:assert/strict'
import { mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { readResult } from '../../../bench/result/read-result.ts'
import { writeResult } from '../../../bench/result/write-result.ts'
import { sampleResult, sampleRow, sampleRun } from '../support/sample-run.ts'

test('a run that was written reads back the same, and leaves no other file behind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'heddle-result-'))
  const file = join(folder, 'run.json')
  const run = sampleRun({
    results: [
      sampleResult({ functions: [sampleRow(), sampleRow({ cpu: null, calledFrom: null })] }),
      sampleResult({ threads: 2, cpu: null, residual: null, passed: false })
    ],
    failures: [{ id: 'dsvd/8x8/fma/1', error: 'did not converge' }]
  })
  await writeResult(file, sampleRun())
  await writeResult(file, run)
  assert.deepEqual(await readResult(file), run)
  assert.deepEqual(await readdir(folder), ['run.json'])
})
