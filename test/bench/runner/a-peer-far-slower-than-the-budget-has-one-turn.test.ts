import assert from 'node:assert/strict'
import test from 'node:test'
import { dot } from '../../../bench/cases/dot.ts'
import type { PeerTeam } from '../../../bench/peers/peer.ts'
import { measureCase } from '../../../bench/runner/measure-case.ts'
import { fakeClock } from '../support/fake-clock.ts'
import { fakeTeam } from '../support/fake-team.ts'

test('a peer far slower than the budget has one turn, and leaves the others all of theirs', async () => {
  const clock = fakeClock()
  const team = fakeTeam(1, 'fma', { onCall: () => clock.pass(20) })
  const slow: PeerTeam = {
    ...fakeTeam(1, 'slow'),
    async timed(call, { calls }) {
      await call()
      clock.pass(60_000 * calls)
      return { wall: 60_000 * calls, cpu: 60_000 * calls, runDelay: 0 }
    }
  }
  const contenders = [
    { threads: 1, variant: 'fma', team },
    { threads: 1, variant: 'slow', peer: 'javascript', team: slow }
  ]
  const { signal } = new AbortController()
  const { series } = await measureCase(dot('f64').makeCase([10]), contenders, {
    budget: 1000,
    signal,
    instruments: clock
  })
  assert.deepEqual(
    series.map(({ samples }) => samples.length),
    [15, 1]
  )
})
