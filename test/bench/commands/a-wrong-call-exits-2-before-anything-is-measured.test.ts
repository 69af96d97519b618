import assert from 'node:assert/strict'
import test from 'node:test'
import { runBench } from '../support/bench-process.ts'

test('an unknown operation and an unwritable file exit 2 with one line, before anything is measured', async () => {
  const [op, file] = await Promise.all([
    runBench({ ops: 'dfoo' }),
    runBench({ ops: 'ddot', json: '/nowhere/at/all/run.json' })
  ])
  assert.equal(op.code, 2)
  assert.match(op.stderr, /^heddle: --ops: expected forkjoin, .* got "dfoo"\n$/)
  assert.equal(op.stdout, '')
  assert.equal(file.code, 2)
  assert.match(file.stderr, /^heddle: \/nowhere\/at\/all\/run\.json: the result can not be written .*--json\n$/)
  assert.equal(file.stdout, '')
})
