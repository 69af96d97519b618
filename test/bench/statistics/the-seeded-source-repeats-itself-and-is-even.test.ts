import assert from 'node:assert/strict'
import test from 'node:test'
import { seeded } from '../../../bench/statistics/seeded.ts'

test('the seeded source repeats itself and is even', () => {
  const [a, b, other] = [seeded(5), seeded(5), seeded(6)]
  const bins = new Array<number>(10).fill(0)
  let same = 0
  for (let i = 0; i < 10000; i++) {
    const x = a()
    assert.equal(x, b())
    if (x === other()) same++
    bins[Math.floor(x * 10)]++
  }
  assert.ok(same < 3)
  // 1000 ± 30 a bin is one standard deviation.
  for (const count of bins) assert.ok(Math.abs(count - 1000) < 150, String(bins))
})
