import assert from 'node:assert/strict'
import test from 'node:test'
import { countOutliers } from '../../../bench/statistics/outliers.ts'

test('what is beyond 1.5 interquartile ranges is counted, on either side', () => {
  // Quartiles 2 and 4: the fences stand at −1 and 7.
  assert.equal(countOutliers([1, 2, 3, 4, 5]), 0)
  assert.equal(countOutliers([2, 2, 3, 4, 4, 7.1, -1.1, 3, 3]), 2)
})

test('equal samples have none, nor has a single one', () => {
  assert.equal(countOutliers([2, 2, 2, 2]), 0)
  assert.equal(countOutliers([5]), 0)
})
