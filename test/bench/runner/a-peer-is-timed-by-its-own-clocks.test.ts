import assert from 'node:assert/strict'
import test from 'node:test'
import { dot } from '../../../bench/cases/dot.ts'
import { gemv } from '../../../bench/cases/gemv.ts'
import type { PeerTeam } from '../../../bench/peers/peer.ts'
import { measureCase } from '../../../bench/runner/measure-case.ts'
import type { Turn } from '../../../bench/runner/take.ts'
import { fakeClock } from '../support/fake-clock.ts'
import { fakeTeam } from '../support/fake-team.ts'

const { signal } = new AbortController()

function selfTimed() {
  const clock = fakeClock()
  const turns: Turn[] = []
  const events: string[] = []
  // Each request costs 50 ms on the way, of which the peer's own call is 2.
  const team: PeerTeam = {
    ...fakeTeam(1, 'native', { onCall: () => clock.pass(50) }),
    has: (op) => op === 'ddot',
    async timed(call, turn) {
      turns.push(turn)
      events.push('timed')
      await call()
      return { wall: 2 * turn.calls, cpu: 3 * turn.calls, runDelay: 0 }
    },
    collect: async () => void events.push('collect')
  }
  return { clock, turns, events, contenders: [{ threads: 1, variant: 'native', peer: 'other', team }] }
}

test('a peer is timed by its own clocks, in turns of many calls, and collected once', async () => {
  const { clock, turns, events, contenders } = selfTimed()
  const { series } = await measureCase(dot('f64').makeCase([10]), contenders, {
    budget: 10_000,
    signal,
    instruments: clock
  })
  assert.equal(series[0].batch, 3)
  for (const { wall, cpu } of series[0].samples) assert.deepEqual([wall, cpu], [2, 3])
  assert.deepEqual(turns.at(-1), { calls: 3, settle: true, rest: true })
  assert.equal(events.indexOf('collect'), events.length - 1)
})

test('a peer without an operation is not in its case', async () => {
  const { clock, contenders } = selfTimed()
  const options = { budget: 1000, signal, instruments: clock }
  const { series, failures } = await measureCase(gemv('f64').makeCase([4, 4]), contenders, options)
  assert.deepEqual([series, failures], [[], []])
})
