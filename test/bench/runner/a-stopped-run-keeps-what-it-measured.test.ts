import assert from 'node:assert/strict'
import test from 'node:test'
import { makePlan } from '../../../bench/runner/plan.ts'
import { runPlan } from '../../../bench/runner/run.ts'
import { fakeClock } from '../support/fake-clock.ts'
import { type FakeTeam, fakeTeam } from '../support/fake-team.ts'
import { sampleRow } from '../support/sample-run.ts'

function hostThatStopsAt(stopAtCall: number) {
  const clock = fakeClock()
  const controller = new AbortController()
  const teams: FakeTeam[] = []
  let calls = 0
  const onCall = () => {
    clock.pass(20)
    if (++calls === stopAtCall) controller.abort()
  }
  const started: string[] = []
  return {
    teams,
    started,
    host: {
      usableCores: 2,
      peers: [],
      isPinned: () => false,
      probeOthers: async () => [],
      instruments: clock,
      signal: controller.signal,
      progress: { start: ({ op }: { op: string }) => void started.push(op), say() {}, stop() {} },
      async open(variant: string, threads: number) {
        const team = fakeTeam(threads, variant, { onCall })
        teams.push(team)
        return team
      },
      async profile(call: () => Promise<unknown>) {
        await call()
        const functions = [0, 1].map((rank) => sampleRow({ thread: { rank, name: `rank ${rank}`, tid: rank } }))
        return { functions, runDelay: new Map([[1, 2.5]]) }
      }
    }
  }
}

const plan = makePlan({ ops: 'ddot,dgemv,dsvd', sizes: '8', budget: '10s' }, 2, 'fma')

test('a whole run has every case at every thread count, and one profile', async () => {
  const { host, teams, started } = hostThatStopsAt(Number.POSITIVE_INFINITY)
  const { results, partial, failures, noise } = await runPlan(plan, host)
  assert.equal(partial, false)
  assert.deepEqual(failures, [])
  assert.deepEqual(started, ['ddot', 'dgemv', 'dsvd'])
  assert.deepEqual(
    results.map(({ id }) => id),
    ['ddot/8/fma/1', 'ddot/8/fma/2', 'dgemv/8x8/fma/1', 'dgemv/8x8/fma/2', 'dsvd/8x8/fma/1', 'dsvd/8x8/fma/2']
  )
  const profiled = results.filter(({ functions }) => functions.length > 0)
  assert.deepEqual(
    profiled.map(({ id }) => id),
    ['dsvd/8x8/fma/2']
  )
  assert.deepEqual(
    profiled[0].perThread.map(({ rank, runDelay }) => [rank, runDelay]),
    [
      [0, null],
      [1, 2.5]
    ]
  )
  assert.equal(noise.floor, 0)
  assert.equal(noise.steal, 0)
  for (const team of teams) assert.ok(team.closed() && team.live() === 0)
})

test('a stopped run keeps what it measured, gives back its operands and closes its teams', async () => {
  const { host, teams } = hostThatStopsAt(60)
  const { results, partial, failures } = await runPlan(plan, host)
  assert.equal(partial, true)
  assert.deepEqual(failures, [])
  assert.deepEqual(
    results.map(({ op, ended }) => [op, ended]),
    [
      ['ddot', 'tight'],
      ['ddot', 'tight'],
      ['dgemv', 'stopped'],
      ['dgemv', 'stopped']
    ]
  )
  for (const team of teams) assert.ok(team.closed() && team.live() === 0)
})

test('what is measured beside the cases may fail: their results are kept, and the failure is told', async () => {
  const { host } = hostThatStopsAt(Number.POSITIVE_INFINITY)
  const died = () => Promise.reject(new Error('rank 1: died'))
  const open = async (variant: string, threads: number) => ({
    ...(await host.open(variant, threads)),
    probe: { peak: died, triad: died, busy: died },
    close: died
  })
  const profile = died
  const { results, failures, partial } = await runPlan(plan, { ...host, open, profile, probeOthers: died })
  assert.equal(results.length, 6)
  assert.equal(partial, false)
  assert.deepEqual(
    [...new Set(failures.map(({ id }) => id))],
    ['peaks', ...results.map(({ id }) => id), 'other variants', 'teams']
  )
})
