import assert from 'node:assert/strict'
import test from 'node:test'
import { takeOf } from '../../../bench/runner/take.ts'
import { warmUp } from '../../../bench/runner/warm-up.ts'
import { type FakeClock, fakeClock } from '../support/fake-clock.ts'
import { fakeTeam } from '../support/fake-team.ts'

function warmUpBy(clock: FakeClock, limit: number, call: () => Promise<void>) {
  return warmUp(takeOf(fakeTeam(), call, clock), limit, clock.now)
}

test('warm-up goes on while calls get faster, and returns the time at the end', async () => {
  const clock = fakeClock()
  let calls = 0
  const call = async () => clock.pass(calls++ < 10 ? 100 - 9 * calls : 10)
  assert.deepEqual(await warmUpBy(clock, 60_000, call), { time: 10, stable: true })
  assert.ok(calls >= 13 && calls <= 20, String(calls))
})

test('a call that is longer than the time there is runs once', async () => {
  const clock = fakeClock()
  let calls = 0
  const call = async () => {
    calls++
    clock.pass(5000)
  }
  assert.deepEqual(await warmUpBy(clock, 1000, call), { time: 5000, stable: false })
  assert.equal(calls, 1)
})

test('calls of a microsecond are timed in blocks, and never being stable ends with the time', async () => {
  const clock = fakeClock()
  const { time } = await warmUpBy(clock, 1000, async () => clock.pass(0.001))
  assert.ok(Math.abs(time - 0.001) < 1e-6)
  let calls = 0
  await warmUpBy(clock, 500, async () => clock.pass(++calls % 2 ? 3 ** calls : 5))
  assert.ok(clock.now() < 5000)
})
