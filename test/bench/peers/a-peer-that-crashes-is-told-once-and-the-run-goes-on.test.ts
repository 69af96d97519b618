import assert from 'node:assert/strict'
import test from 'node:test'
import { runBench } from '../support/bench-process.ts'
import { pythonThatFirst, withoutNumpy } from '../support/numpy-peer.ts'

const CRASHES = `
import numpy, os, signal
numpy.dot = lambda x, y: os.kill(os.getpid(), signal.SIGSEGV)
`

test('a peer that crashes is told once, and the run goes on and exits 1', { skip: withoutNumpy }, async () => {
  const options = { ops: 'ddot,sdot', sizes: '100', threads: '1', budget: '300ms', peers: 'numpy' }
  const { code, stdout, stderr } = await runBench(options, undefined, pythonThatFirst(CRASHES))
  assert.equal(code, 1, stderr)
  assert.equal(stdout.match(/^[ds]dot +100 .*PASSED$/gm)?.length, 2, stdout)
  const told = stdout.match(/^.*NumPy's process.*$/gm)
  assert.deepEqual(told, ["ddot/100/numpy:native/1: NumPy's process ended by SIGSEGV; it is left out from here on"])
})
