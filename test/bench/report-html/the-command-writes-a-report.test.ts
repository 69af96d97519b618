import assert from 'node:assert/strict'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { before } from 'node:test'
import { runCommand } from '../../support/run-command.ts'
import { sampleResult, sampleRun } from '../support/sample-run.ts'

let folder: string
let file: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-report-'))
  file = join(folder, 'run.json')
  await writeFile(file, JSON.stringify(sampleRun()))
})

test('--html writes one file and says nothing', async () => {
  const page = join(folder, 'report.html')
  const { status, stdout, stderr } = await runCommand(['report', file, '--html', page])
  assert.deepEqual([status, stdout, stderr], [0, '', ''])
  assert.match(await readFile(page, 'utf8'), /^<!doctype html>\n<html lang="en">/)
})

test('without --html the table is printed', async () => {
  const { status, stdout } = await runCommand(['report', file])
  assert.equal(status, 0)
  assert.match(stdout, /^dgemm +512³ /m)
})

test('--json prints the runs', async () => {
  const { stdout } = await runCommand(['report', file, file, '--json'])
  assert.equal(JSON.parse(stdout).length, 2)
})

test('a result that failed its check shows in the exit code', async () => {
  const failed = join(folder, 'failed.json')
  await writeFile(failed, JSON.stringify(sampleRun({ results: [sampleResult({ passed: false, residual: null })] })))
  assert.equal((await runCommand(['report', failed])).status, 1)
})

test('a missing run and a folder that can not take the report are one line each', async () => {
  const missing = await runCommand(['report', join(folder, 'none.json')])
  assert.equal(missing.status, 2)
  assert.match(missing.stderr, /^heddle: .*none\.json: can not be read \(no such file or folder\); .*\n$/)
  const nowhere = await runCommand(['report', file, '--html', join(folder, 'no', 'report.html')])
  assert.equal(nowhere.status, 2)
  assert.match(nowhere.stderr, /^heddle: .*report\.html: .*name another file with --html\n$/)
})
