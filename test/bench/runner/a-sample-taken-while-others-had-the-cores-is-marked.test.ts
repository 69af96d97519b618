import assert from 'node:assert/strict'
import test from 'node:test'
import { dot } from '../../../bench/cases/dot.ts'
import { measureCase } from '../../../bench/runner/measure-case.ts'
import { summarise } from '../../../bench/runner/summary.ts'
import { fakeClock } from '../support/fake-clock.ts'
import { fakeTeam } from '../support/fake-team.ts'

const { signal } = new AbortController()
const measured = dot('f64').makeCase([10])

async function measure(disturbance: (call: number) => { steal?: number; runDelay?: number }, usableCores = 8) {
  const clock = fakeClock()
  let calls = 0
  const team = fakeTeam(2, 'fma', { onCall: () => clock.pass(20, disturbance(calls++)) })
  const contenders = [{ threads: 2, variant: 'fma', team }]
  const outcome = await measureCase(measured, contenders, { budget: 1e6, signal, instruments: clock })
  return summarise(measured, outcome, usableCores)[0]
}

test('a quiet machine marks nothing', async () => {
  const { disturbed, disturbedSamples } = await measure(() => ({}))
  assert.equal(disturbed, false)
  assert.deepEqual(disturbedSamples, [])
})

test('one stolen sample is marked, and does not condemn the rest', async () => {
  // Six calls of warm-up come before the first sample.
  const { disturbed, disturbedSamples } = await measure((call) => (call === 8 ? { steal: 0.2 } : {}))
  assert.equal(disturbed, false)
  assert.deepEqual(disturbedSamples, [2])
})

test('steal throughout, or other processes on our cores, condemn the result', async () => {
  assert.equal((await measure(() => ({ steal: 0.03 }))).disturbed, true)
  assert.equal((await measure(() => ({ runDelay: 4 }))).disturbed, true)
})

test('oversubscribed ranks wait for each other: that is no disturbance', async () => {
  assert.equal((await measure(() => ({ runDelay: 20 }), 1)).disturbed, false)
})
