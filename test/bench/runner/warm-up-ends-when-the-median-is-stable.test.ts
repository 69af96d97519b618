import assert from 'node:assert/strict'
import test from 'node:test'
import { warmUp } from '../../../bench/runner/warm-up.ts'
import { fakeClock } from '../support/fake-clock.ts'

test('warm-up goes on while calls get faster, and returns the time at the end', async () => {
  const clock = fakeClock()
  let calls = 0
  const call = async () => clock.pass(calls++ < 10 ? 100 - 9 * calls : 10)
  const time = await warmUp(call, 60_000, clock.now)
  assert.equal(time, 10)
  assert.ok(calls >= 13 && calls <= 20, String(calls))
})

test('a call that is longer than the time there is runs once', async () => {
  const clock = fakeClock()
  let calls = 0
  const call = async () => {
    calls++
    clock.pass(5000)
  }
  assert.equal(await warmUp(call, 1000, clock.now), 5000)
  assert.equal(calls, 1)
})

test('calls of a microsecond are timed in blocks, and never being stable ends with the time', async () => {
  const clock = fakeClock()
  assert.ok(Math.abs((await warmUp(async () => clock.pass(0.001), 1000, clock.now)) - 0.001) < 1e-6)
  let calls = 0
  await warmUp(async () => clock.pass(++calls % 2 ? 3 ** calls : 5), 500, clock.now)
  assert.ok(clock.now() < 5000)
})
