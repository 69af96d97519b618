import assert from 'node:assert/strict'
import test from 'node:test'
import { dot } from '../../../bench/cases/dot.ts'
import { measureCase } from '../../../bench/runner/measure-case.ts'
import { fakeClock } from '../support/fake-clock.ts'
import { fakeTeam } from '../support/fake-team.ts'

const { signal } = new AbortController()

async function measure(timeOf: (call: number) => number, budget: number) {
  const clock = fakeClock()
  let calls = 0
  const team = fakeTeam(1, 'fma', { onCall: () => clock.pass(timeOf(calls++)) })
  const contenders = [{ threads: 1, variant: 'fma', team }]
  const { series } = await measureCase(dot('f64').makeCase([10]), contenders, { budget, signal, instruments: clock })
  return { ended: series[0].ended, rounds: series[0].samples.length, batch: series[0].batch, spent: clock.now() }
}

test('steady times end the case as soon as the interval is tight', async () => {
  assert.deepEqual(await measure(() => 20, 1e6), { ended: 'tight', rounds: 15, batch: 1, spent: (15 + 6) * 20 })
})

test('unsteady times end it with the most rounds, or with the budget', async () => {
  const unsteady = (call: number) => 20 + (call % 7)
  const patient = await measure(unsteady, 1e6)
  assert.equal(patient.ended, 'rounds')
  const hasty = await measure(unsteady, 700)
  assert.equal(hasty.ended, 'budget')
  assert.ok(hasty.spent <= 700)
})

test('calls too long for the budget are still sampled once, or three times within twice the budget', async () => {
  assert.equal((await measure(() => 10_000, 1000)).rounds, 1)
  assert.equal((await measure(() => 400, 1000)).rounds, 3)
})

test('short calls are timed in batches', async () => {
  const { batch, ended } = await measure(() => 0.01, 1000)
  assert.ok(batch >= 500 && batch <= 501, String(batch))
  assert.equal(ended, 'tight')
})
