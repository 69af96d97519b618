import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { writeOutputs } from '../../../bench/report/outputs.ts'
import { ResultError } from '../../../bench/result/result-error.ts'
import { sampleRun } from '../support/sample-run.ts'

/** Linux's disk that is always full. */
const FULL = '/dev/full'

test('what can be written is, and the error names what can not', { skip: !existsSync(FULL) }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'heddle-full-'))
  const [html, csv] = ['run.html', 'run.csv'].map((name) => join(folder, name))
  await assert.rejects(
    writeOutputs({ json: FULL, html, csv }, sampleRun()),
    (error) =>
      error instanceof ResultError &&
      /\/dev\/full: .*no space left on the disk.*name another file with --json/.test(error.message)
  )
  assert.match(await readFile(html, 'utf8'), /<\/html>\n$/)
  assert.match(await readFile(csv, 'utf8'), /^dgemm\//m)
})
