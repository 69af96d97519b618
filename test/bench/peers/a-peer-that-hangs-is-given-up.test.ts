import assert from 'node:assert/strict'
import test from 'node:test'
import { dot } from '../../../bench/cases/dot.ts'
import { openNumpy, pythonThatFirst, withoutNumpy } from '../support/numpy-peer.ts'

test('a peer that hangs is given up when its time is up, and closing it does not wait', {
  skip: withoutNumpy
}, async () => {
  Object.assign(process.env, pythonThatFirst('import numpy, time\nnumpy.dot = lambda x, y: time.sleep(3600)\n'))
  const team = await openNumpy(1, { limit: 3000 })
  const prepared = dot('f64').makeCase([100]).setup(team)
  await assert.rejects(prepared.call(), /^Error: NumPy's process gave no answer within 3 s$/)
  assert.equal(team.lost, true)
  await assert.rejects(prepared.call(), /gave no answer within 3 s/)
  prepared.dispose()
  await team.close()
})
