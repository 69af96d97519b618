import assert from 'node:assert/strict'
import test from 'node:test'
import { holm } from '../../../bench/statistics/holm.ts'
import { independent, sharedAutocorrelation } from '../../../bench/statistics/independent.ts'
import { mannWhitney } from '../../../bench/statistics/mann-whitney.ts'
import { ratioInterval } from '../../../bench/statistics/ratio-interval.ts'
import { seeded } from '../../../bench/statistics/seeded.ts'

const near = (got: number, expected: number, within = 1e-9) =>
  assert.ok(Math.abs(got - expected) <= within, `${got} is not ${expected}`)

test('small samples without ties get the exact p', () => {
  // Two of the twenty orders of 3 and 3 are as extreme as this.
  near(mannWhitney([1, 2, 3], [4, 5, 6]), 0.1)
  // scipy.stats.mannwhitneyu's example: U = 17, p = 0.1111.
  near(mannWhitney([19, 22, 16, 29, 24], [20, 11, 17, 12]), 0.1111111111)
  near(mannWhitney([1], [2]), 1)
})

test('ties share their ranks, and equal samples are no evidence', () => {
  near(mannWhitney([1, 1, 1], [1, 1, 1]), 1)
  near(mannWhitney([], [1]), 1)
  // By the normal with ties: U = 0.5, variance 9/12·(7 − 6/30), z = (4 − 0.5)/σ.
  near(mannWhitney([1, 2, 3], [3, 4, 5]), 2 * 0.0606, 2e-3)
})

test('large samples get the normal approximation, close to the exact p', () => {
  const a = Array.from({ length: 31 }, (_, i) => 2 * i)
  const p = mannWhitney(
    a,
    a.map((x) => x + 13)
  )
  assert.ok(p > 0.01 && p < 0.2, String(p))
})

test("Holm's correction multiplies by what is left, and never falls", () => {
  assert.deepEqual(
    holm([0.01, 0.04, 0.03, 0.5]).map((p) => Number(p.toFixed(3))),
    [0.04, 0.09, 0.09, 0.5]
  )
  assert.deepEqual(holm([]), [])
})

test('the ratio of medians has an interval around it that is the same each time', () => {
  const random = seeded(1)
  const base = Array.from({ length: 40 }, () => 10 + random())
  const interval = ratioInterval(
    base.map((x) => 1.2 * x),
    base
  )
  near(interval.ratio, 1.2)
  assert.ok(interval.low < 1.2 && interval.high > 1.2 && interval.low > 1.1 && interval.high < 1.3)
  assert.deepEqual(
    interval,
    ratioInterval(
      base.map((x) => 1.2 * x),
      base
    )
  )
})

test('neighbours that are alike count as one, independent ones each for itself', () => {
  const random = seeded(2)
  const white = Array.from({ length: 6 }, () => Array.from({ length: 40 }, random))
  const rho = sharedAutocorrelation(white)
  assert.ok(rho < 0.2, String(rho))
  assert.deepEqual(independent(white[0], 0), white[0])
  const slow = white.map((series) => series.flatMap((x) => [x, x, x, x]))
  assert.ok(sharedAutocorrelation(slow) > 0.6)
  assert.equal(independent([1, 2, 3, 10, 20, 30, 7], 0.5).join(), '2,20')
})
