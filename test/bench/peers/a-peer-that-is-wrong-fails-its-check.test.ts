import assert from 'node:assert/strict'
import test from 'node:test'
import { runBench } from '../support/bench-process.ts'
import { pythonThatFirst, withoutNumpy } from '../support/numpy-peer.ts'

const NOT_A_NUMBER = `
import numpy
numpy.dot = lambda x, y: float('nan')
`

test('a peer that is wrong fails its check like ours, and no ratio is made of it', { skip: withoutNumpy }, async () => {
  const options = { ops: 'ddot', sizes: '100', threads: '1', budget: '300ms', peers: 'numpy' }
  const { code, stdout, stderr } = await runBench(options, undefined, pythonThatFirst(NOT_A_NUMBER))
  assert.equal(code, 1, stderr)
  assert.match(stdout, /^ddot +numpy native +100 .* n\/a +FAILED$/m)
  assert.match(stdout, /^ddot +\w+ +100 .*PASSED$/m)
  assert.doesNotMatch(stdout, /wall ÷ wall/)
})
