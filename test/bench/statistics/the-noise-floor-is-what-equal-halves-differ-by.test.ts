import assert from 'node:assert/strict'
import test from 'node:test'
import { alternateHalves, noiseFloor } from '../../../bench/statistics/noise-floor.ts'

test('the noise floor is what equal halves differ by', () => {
  assert.equal(alternateHalves([1, 1, 1, 1, 1, 1]), 0)
  assert.ok(Math.abs((alternateHalves([1.1, 1, 1.1, 1, 1.1, 1]) as number) - 0.1) < 1e-12)
  assert.equal(alternateHalves([1, 2, 1, 2, 1]), undefined, 'two samples in the odd half are too few')
})

test('slow drift over the run is not noise: the halves alternate', () => {
  const drift = Array.from({ length: 40 }, (_, i) => 100 + i)
  assert.ok((alternateHalves(drift) as number) < 0.02)
})

test('a run without enough samples has no floor', () => {
  assert.equal(noiseFloor([[1, 2], [3]]), null)
  assert.equal(noiseFloor([[1, 1, 1, 1, 1, 1], [1]]), 0)
})
