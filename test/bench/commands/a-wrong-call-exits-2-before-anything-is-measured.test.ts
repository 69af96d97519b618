import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { runBench } from '../support/bench-process.ts'

test('an unknown operation exits 2 with one line, before anything is measured', async () => {
  const { code, stdout, stderr } = await runBench({ ops: 'dfoo' })
  assert.deepEqual({ code, stdout }, { code: 2, stdout: '' })
  assert.match(stderr, /^heddle: --ops: expected forkjoin, .* got "dfoo"\n$/)
})

const folder = mkdtempSync(join(tmpdir(), 'heddle-unwritable-'))

for (const [place, json, why] of [
  ['a folder that is not there', '/nowhere/at/all/run.json', 'no such file or folder'],
  ['a folder in the place of the file', folder, 'it is a folder'],
  ['a file in the place of a folder', join(process.execPath, 'run.json'), 'a part of the path is a file'],
  // Allowed by its mode, and then refused.
  ...(process.platform === 'linux' ? [['/proc', '/proc/run.json', 'no such file or folder']] : [])
]) {
  test(`a result file that can not be written exits 2 in the same way: ${place}`, async () => {
    const { code, stdout, stderr } = await runBench({ ops: 'ddot', json })
    assert.deepEqual({ code, stdout }, { code: 2, stdout: '' })
    assert.equal(stderr, `heddle: ${json}: the result can not be written (${why}); name another file with --json\n`)
  })
}
