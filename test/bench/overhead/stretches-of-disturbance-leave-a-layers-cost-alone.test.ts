import assert from 'node:assert/strict'
import { test } from 'node:test'
import { costOf, type Pair, verdictOn } from '../../../bench/overhead/cost.ts'
import { seeded } from '../../../bench/statistics/seeded.ts'

const difference = ({ on, off }: Pair) => on - off

/** Batches of 100 and 100 + cost, jittered by 2; disturbed ones, in stretches of 50 pairs, take up to ten times as long. */
function pairs(cost: number, disturbed: number): Pair[] {
  const random = seeded(7)
  const took = (length: number, slow: boolean) => (length + 2 * random()) * (slow ? 1 + 9 * random() : 1)
  let slow = false
  return Array.from({ length: 1000 }, (_, i) => {
    if (i % 50 === 0) slow = random() < disturbed
    return { on: took(100 + cost, slow), off: took(100, slow) }
  })
}

for (const disturbed of [0, 0.3, 0.6])
  test(`${disturbed * 100} % of the pairs disturbed: the interval is narrow and holds the cost`, () => {
    const { estimate, low, high } = costOf(pairs(5, disturbed), difference)
    assert.ok(low <= 5 + 0.1 && 5 - 0.1 <= high, `${low} … ${high}`)
    assert.ok(Math.abs(estimate - 5) < 0.3, `${estimate}`)
    assert.ok(high - low < 1.5, `${low} … ${high}`)
  })

test('too few undisturbed pairs: the interval says so', () => {
  const cost = costOf(pairs(5, 0.9), difference)
  assert.ok(cost.low < 5 && 5 < cost.high)
  assert.equal(verdictOn(cost, 8), 'can not tell')
})

test('the same pairs give the same interval', () => {
  assert.deepEqual(costOf(pairs(5, 0.5), difference), costOf(pairs(5, 0.5), difference))
})

test('a verdict is given when the whole interval is on one side of the target', () => {
  assert.equal(verdictOn({ estimate: 2, low: 1, high: 3 }, 3), 'holds')
  assert.equal(verdictOn({ estimate: 2, low: 1, high: 3 }, 2.5), 'can not tell')
  assert.equal(verdictOn({ estimate: 2, low: 1, high: 3 }, 1), 'can not tell')
  assert.equal(verdictOn({ estimate: 2, low: 1, high: 3 }, 0.5), 'MISSED')
})
