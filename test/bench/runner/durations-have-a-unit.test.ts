import assert from 'node:assert/strict'
import test from 'node:test'
import { parseDuration } from '../../../bench/runner/duration.ts'

test('durations have a unit', () => {
  assert.equal(parseDuration('--budget', '500ms'), 500)
  assert.equal(parseDuration('--budget', ' 60s '), 60_000)
  assert.equal(parseDuration('--budget', '2 m'), 120_000)
  assert.equal(parseDuration('--budget', '.5h'), 1_800_000)
})
