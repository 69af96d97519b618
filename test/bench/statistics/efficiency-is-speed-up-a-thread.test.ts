import assert from 'node:assert/strict'
import test from 'node:test'
import { efficiency } from '../../../bench/statistics/efficiency.ts'

test('efficiency is speed-up a thread', () => {
  assert.equal(efficiency(1, 1), 1)
  assert.equal(efficiency(3, 4), 0.75)
})
