import assert from 'node:assert/strict'
import test from 'node:test'
import { svd } from '../../../bench/cases/svd.ts'
import { largestSvd, threadFields } from '../../../bench/runner/profiled.ts'
import { sampleResult, sampleRow } from '../support/sample-run.ts'

const wall = (self: number) => ({ total: self, self, min: self, max: self })

function rowsOf(rank: number) {
  const thread = { rank, name: `rank ${rank}`, tid: rank }
  return [
    sampleRow({ thread, function: 'gesdd', wall: wall(5), cpu: { total: 9, self: 4 }, wait: 2 }),
    sampleRow({ thread, function: 'gebrd', wall: wall(3), cpu: { total: 2, self: 2 }, wait: 1 }),
    sampleRow({ thread, function: 'barrier', wall: wall(2), cpu: null, wait: 2 })
  ]
}

const caller = sampleRow({ thread: { rank: null, name: 'main', tid: 0 } })
const rows = [caller, ...rowsOf(1), ...rowsOf(0)]
const runDelay = new Map([[0, 0.25]])

test('the rows of a call are added up rank by rank, the caller left out', () => {
  assert.deepEqual(threadFields({ functions: rows, runDelay }, 1), {
    perThread: [
      { rank: 0, wall: 10, cpu: 6, wait: 2, runDelay: 0.25 },
      { rank: 1, wall: 10, cpu: 6, wait: 2, runDelay: null }
    ],
    imbalance: 0
  })
})

test('of several calls it is the mean', () => {
  const [first] = threadFields({ functions: rows, runDelay }, 2).perThread
  assert.deepEqual(first, { rank: 0, wall: 5, cpu: 3, wait: 1, runDelay: 0.125 })
})

test('without a clock of the threads their CPU time is null, not nought', () => {
  const functions = rows.map((row) => ({ ...row, cpu: null }))
  assert.equal(threadFields({ functions, runDelay }, 1).perThread[0].cpu, null)
})

test('function by function is told of the largest SVD, on the most threads that have a core each', () => {
  const cases = [svd('f64').makeCase([16, 8]), svd('f64').makeCase([8, 8])]
  const results = (counts: number[]) =>
    cases.flatMap(({ op, shape }) =>
      counts.map((threads) => sampleResult({ op, shape, threads, oversubscribed: threads > 2 }))
    )
  assert.equal(largestSvd(cases, results([1, 2, 4])), 'dsvd/16x8/fma/2')
  assert.equal(largestSvd(cases, results([4])), 'dsvd/16x8/fma/4', 'or on what there is')
  assert.equal(largestSvd([], results([1])), undefined)
})
