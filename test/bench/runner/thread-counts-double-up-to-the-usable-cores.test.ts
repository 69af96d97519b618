import assert from 'node:assert/strict'
import test from 'node:test'
import { defaultThreadCounts } from '../../../bench/runner/thread-counts.ts'

test('thread counts double up to the usable cores, and one core still compares two', () => {
  assert.deepEqual(defaultThreadCounts(1), [1, 2])
  assert.deepEqual(defaultThreadCounts(2), [1, 2])
  assert.deepEqual(defaultThreadCounts(6), [1, 2, 4, 6])
  assert.deepEqual(defaultThreadCounts(8), [1, 2, 4, 8])
  assert.deepEqual(defaultThreadCounts(200), [1, 2, 4, 8, 16, 32, 64])
})
