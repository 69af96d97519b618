import assert from 'node:assert/strict'
import test from 'node:test'
import { seeded } from '../../../bench/statistics/seeded.ts'
import { signedRank } from '../../../bench/statistics/signed-rank.ts'

const near = (a: number, b: number, by: number) => assert.ok(Math.abs(a - b) < by, `${a}, expected ${b}`)

test('exact values are those of the tables: all of one sign is 2 of 2ⁿ', () => {
  for (const n of [1, 5, 8, 20]) near(signedRank(Array.from({ length: n }, (_, i) => i + 1)), 2 / 2 ** n, 1e-15)
  // n = 8: W = 3, the critical value at 5 %, is P = 5 of 256 on either side.
  near(signedRank([-3, 1, 2, 4, 5, 6, 7, 8]), (2 * 5) / 256, 1e-15)
})

test('the exact value is what counting all signs gives', () => {
  const differences = [0.3, -1.1, 2.5, 0.9, -0.2, 4, 1.7]
  const rank = (x: number) => differences.filter((y) => Math.abs(y) <= Math.abs(x)).length
  const sum = (signs: number) => differences.reduce((all, x, i) => all + ((signs >> i) & 1) * rank(x), 0)
  const observed = differences.reduce((all, x) => all + (x > 0 ? rank(x) : 0), 0)
  const total = (7 * 8) / 2
  const extreme = Math.min(observed, total - observed)
  const count = Array.from({ length: 2 ** 7 }, (_, signs) => sum(signs)).filter((w) => w <= extreme).length
  near(signedRank(differences), (2 * count) / 2 ** 7, 1e-12)
})

test('differences of nought say nothing, and ties share their ranks', () => {
  assert.equal(signedRank([]), 1)
  assert.equal(signedRank([0, 0, 0]), 1)
  // Ten of one size and one sign: W = 0, mean 27.5, variance 96.25 − 990/48.
  near(signedRank(new Array(10).fill(1)), 0.00192, 2e-5)
})

test('equal pairs are rejected as seldom as the level says', () => {
  const random = seeded(5)
  for (const n of [12, 80]) {
    let rejected = 0
    for (let i = 0; i < 2000; i++) if (signedRank(Array.from({ length: n }, () => random() - 0.5)) < 0.05) rejected++
    assert.ok(rejected > 60 && rejected < 140, `${rejected} of 2000 at n = ${n}`)
  }
})
