import assert from 'node:assert/strict'
import test from 'node:test'
import { mad } from '../../../bench/statistics/mad.ts'

test('the MAD ignores an outlier', () => {
  assert.equal(mad([1, 1, 2, 2, 4, 6, 9]), 1)
  assert.equal(mad([1, 1, 2, 2, 4, 6, 9000]), 1)
  assert.equal(mad([3]), 0)
})
