import assert from 'node:assert/strict'
import test from 'node:test'
import { svd } from '../../../bench/cases/svd.ts'
import { profileLargest } from '../../../bench/runner/profile-largest.ts'
import { fakeTeam } from '../support/fake-team.ts'
import { sampleResult, sampleRow } from '../support/sample-run.ts'

const { signal } = new AbortController()
const wall = (self: number) => ({ total: self, self, min: self, max: self })

function rowsOf(rank: number) {
  const thread = { rank, name: `rank ${rank}`, tid: rank }
  return [
    sampleRow({ thread, function: 'gesdd', wall: wall(5), cpu: { total: 9, self: 4 }, wait: 2 }),
    sampleRow({ thread, function: 'gebrd', wall: wall(3), cpu: { total: 2, self: 2 }, wait: 1 }),
    sampleRow({ thread, function: 'barrier', wall: wall(2), cpu: null, wait: 2 })
  ]
}

async function profile(threadCounts: number[], usableCores: number, clock = true) {
  const cases = [svd('f64').makeCase([8, 8]), svd('f64').makeCase([16, 8])]
  const contenders = threadCounts.map((threads) => ({ threads, variant: 'fma', team: fakeTeam(threads) }))
  const results = cases.flatMap(({ shape }) =>
    threadCounts.map((threads) => sampleResult({ op: 'dsvd', shape, threads }))
  )
  const rows = [...rowsOf(1), ...rowsOf(0)].map((row) => (clock ? row : { ...row, cpu: null }))
  const caller = sampleRow({ thread: { rank: null, name: 'main', tid: 0 } })
  const options = {
    profile: async () => ({ functions: [caller, ...rows], runDelay: new Map([[0, 0.25]]) }),
    signal,
    usableCores
  }
  return (await profileLargest(cases, contenders, results, options)).filter(({ functions }) => functions.length > 0)
}

test('the largest SVD is profiled, on the most threads that have a core each', async () => {
  const profiled = await profile([1, 2, 4], 2)
  assert.deepEqual(
    profiled.map(({ id }) => id),
    ['dsvd/16x8/fma/2']
  )
  assert.equal((await profile([4], 2))[0].threads, 4, 'or on what there is')
})

test('its rows are added up rank by rank, the caller left out', async () => {
  const [{ perThread }] = await profile([2], 2)
  assert.deepEqual(perThread, [
    { rank: 0, wall: 10, cpu: 6, wait: 2, runDelay: 0.25 },
    { rank: 1, wall: 10, cpu: 6, wait: 2, runDelay: null }
  ])
})

test('without a clock of the threads their CPU time is null, not nought', async () => {
  const [{ perThread }] = await profile([2], 2, false)
  assert.equal(perThread[0].cpu, null)
})
