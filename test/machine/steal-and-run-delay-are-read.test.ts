import assert from 'node:assert/strict'
import test from 'node:test'
import { cpuTimes, stealShare, threadTimes } from '../../src/machine/steal.ts'
import { fixtureMachine } from './fixture-machine.ts'

test('steal is the eighth field, and the total leaves out guest time, which user time contains', () => {
  const { proc } = fixtureMachine({ 'proc/stat': 'cpu  100 1 50 800 9 0 3 37 90 0\ncpu0 1 1 1 1 1 1 1 1 1 1\nintr 5' })
  assert.deepEqual(cpuTimes(proc), { steal: 37, total: 1000 })
})

test('the share is taken between two readings; none where no time passed', () => {
  assert.equal(stealShare({ steal: 10, total: 1000 }, { steal: 15, total: 1100 }), 0.05)
  assert.equal(stealShare({ steal: 10, total: 1000 }, { steal: 10, total: 1000 }), null)
  assert.equal(stealShare({ steal: 10, total: 1000 }, { steal: 9, total: 1100 }), 0)
})

test("a thread's time on a core and its time of waiting for one are milliseconds", () => {
  const { proc } = fixtureMachine({ 'proc/self/task/12/schedstat': '1500000 250000 3' })
  assert.deepEqual(threadTimes(12, proc), { cpu: 1.5, runDelay: 0.25 })
})

test('missing or damaged files give null', () => {
  const { proc } = fixtureMachine({ 'proc/stat': 'cpu  1 2 3', 'proc/self/task/12/schedstat': 'x' })
  assert.equal(cpuTimes(proc), null)
  assert.equal(threadTimes(12, proc), null)
  assert.equal(threadTimes(13, proc), null)
})
