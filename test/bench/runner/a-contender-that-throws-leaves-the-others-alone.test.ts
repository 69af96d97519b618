import assert from 'node:assert/strict'
import test from 'node:test'
import { dot } from '../../../bench/cases/dot.ts'
import { measureCase } from '../../../bench/runner/measure-case.ts'
import { fakeClock } from '../support/fake-clock.ts'
import { fakeTeam } from '../support/fake-team.ts'

const { signal } = new AbortController()

for (const [when, failingCall] of [
  ['its first call', 0],
  ['a later round', 9]
] as const) {
  test(`a contender that throws in ${when} is out, the other is measured`, async () => {
    const clock = fakeClock()
    let calls = 0
    const good = fakeTeam(1, 'fma', { onCall: () => clock.pass(20) })
    const bad = fakeTeam(2, 'fma', {
      onCall() {
        clock.pass(20)
        if (calls++ === failingCall) throw new Error('rank 1: unreachable')
      }
    })
    const contenders = [good, bad].map((team) => ({ threads: team.threads, variant: 'fma', team }))
    const options = { budget: 1e6, signal, instruments: clock }
    const { series, failures } = await measureCase(dot('f64').makeCase([10]), contenders, options)
    assert.deepEqual(
      series.map(({ contender, samples }) => [contender.threads, samples.length]),
      [[1, 15]]
    )
    assert.deepEqual(
      failures.map(({ contender, error }) => [contender.threads, error.message]),
      [[2, 'rank 1: unreachable']]
    )
    assert.equal(good.live() + bad.live(), 0)
  })
}
