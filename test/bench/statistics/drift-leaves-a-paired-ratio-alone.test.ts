import assert from 'node:assert/strict'
import test from 'node:test'
import { pairedRatio } from '../../../bench/statistics/paired-ratio.ts'

test('drift leaves a paired ratio alone', () => {
  // The machine gets four times slower during the run; two threads take half as long in every round.
  const drift = Array.from({ length: 15 }, (_, i) => 10 * (1 + (3 * i) / 14))
  const ratio = pairedRatio(
    drift,
    drift.map((t) => t / 2)
  )
  assert.deepEqual(ratio, { median: 2, low: 2, high: 2, pairs: 15 })
})

test('rounds that only one of them has are left out', () => {
  assert.equal(pairedRatio([2, 4, 6], [1, 2])?.pairs, 2)
  assert.equal(pairedRatio([], [1]), undefined)
  assert.equal(pairedRatio([1], [0]), undefined)
})
