import assert from 'node:assert/strict'
import test from 'node:test'
import { dot } from '../../../bench/cases/dot.ts'
import { measureCase } from '../../../bench/runner/measure-case.ts'
import { summarise } from '../../../bench/runner/summary.ts'
import { fakeClock } from '../support/fake-clock.ts'
import { fakeTeam } from '../support/fake-team.ts'

const measured = dot('f64').makeCase([100])
const { signal } = new AbortController()

/** Ours on one and two threads, a peer on one that takes twice as long, on a machine that gets slower and slower. */
async function measure(spoil?: (data: Float64Array | Float32Array) => void) {
  const clock = fakeClock()
  const passes = (factor: number) => ({ onCall: () => clock.pass(factor * (20 + clock.now() / 100)) })
  const peerTeam = fakeTeam(1, 'native', { ...passes(2), ...(spoil === undefined ? {} : { spoil }) })
  const contenders = [
    { threads: 1, variant: 'fma', team: fakeTeam(1, 'fma', passes(1)) },
    { threads: 2, variant: 'fma', team: fakeTeam(2, 'fma', passes(0.5)) },
    { threads: 1, variant: 'native', peer: 'other', team: peerTeam }
  ]
  const outcome = await measureCase(measured, contenders, { budget: 20_000, signal, instruments: clock })
  return summarise(measured, outcome, 8)
}

test('a ratio to a peer is paired inside rounds, at the same thread count', async () => {
  const [one, two, peer] = await measure()
  assert.equal(peer.id, 'ddot/100/other:native/1')
  assert.equal(peer.peer, 'other')
  assert.equal(peer.versus, undefined)
  assert.equal(two.versus, undefined, 'the peer has no two threads')
  const [versus] = one.versus ?? []
  assert.equal(versus.id, peer.id)
  assert.ok(Math.abs(versus.ratio - 0.5) < 0.02, String(versus.ratio))
  assert.ok(versus.low <= versus.ratio && versus.ratio <= versus.high)
  assert.ok(Math.abs((versus.cpu as number) - 0.5) < 0.02, 'CPU time too')
  assert.equal(versus.rounds, one.samples.length)
})

test('a peer that is wrong is no standard', async () => {
  const [one, , peer] = await measure((data) => data.fill(1e6))
  assert.equal(peer.passed, false)
  assert.equal(one.versus, undefined)
})
