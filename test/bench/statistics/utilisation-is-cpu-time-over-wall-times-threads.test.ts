import assert from 'node:assert/strict'
import test from 'node:test'
import { utilisation } from '../../../bench/statistics/utilisation.ts'

test('utilisation is CPU time ÷ (wall × threads)', () => {
  assert.equal(utilisation(10, 10, 1), 1)
  assert.equal(utilisation(12, 8, 2), 0.75)
})
