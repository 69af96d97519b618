import assert from 'node:assert/strict'
import test from 'node:test'
import { medianInterval, orderStatisticsInterval } from '../../../bench/statistics/median-interval.ts'

// Known answers: the table of 95 % ranks for the median (Hahn and Meeker 1991, table A.15a; Conover 1999, 3.2).
for (const [n, rank, coverage] of [
  [6, 1, 0.96875],
  [8, 1, 0.9921875],
  [9, 2, 0.9609375],
  [12, 3, 0.96142578125],
  [20, 6, 0.9586105346679688]
] as const) {
  test(`${n} samples: ranks ${rank} and ${n + 1 - rank}`, () => {
    const samples = Array.from({ length: n }, (_, i) => n - i)
    const interval = orderStatisticsInterval(samples)
    assert.equal(interval.low, rank)
    assert.equal(interval.high, n + 1 - rank)
    assert.ok(Math.abs(interval.coverage - coverage) < 1e-12)
  })
}

test('fewer than six samples span their range and own up to their coverage', () => {
  assert.deepEqual(medianInterval([3, 1, 2]), { low: 1, high: 3, coverage: 0.75, method: 'order statistics' })
  assert.deepEqual(medianInterval([4]), { low: 4, high: 4, coverage: 0, method: 'order statistics' })
  assert.equal(medianInterval([]).method, 'none')
})
