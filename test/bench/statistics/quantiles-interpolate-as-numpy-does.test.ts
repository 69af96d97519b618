import assert from 'node:assert/strict'
import test from 'node:test'
import { median, p95, quantile } from '../../../bench/statistics/quantile.ts'

// Known answers: np.quantile([15, 20, 35, 40, 50], p).
test('quantiles interpolate as NumPy does', () => {
  const samples = [40, 15, 50, 20, 35]
  assert.equal(quantile(samples, 0), 15)
  assert.equal(quantile(samples, 0.25), 20)
  assert.equal(quantile(samples, 0.4), 29)
  assert.equal(median(samples), 35)
  assert.equal(p95(samples), 48)
  assert.equal(quantile(samples, 1), 50)
  assert.equal(median([4, 1, 3, 2]), 2.5)
})

test('quantiles of one sample are that sample, of none NaN', () => {
  assert.equal(p95([7]), 7)
  assert.ok(Number.isNaN(median([])))
  assert.throws(() => quantile([1], 1.5), RangeError)
})
