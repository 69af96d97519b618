import assert from 'node:assert/strict'
import test from 'node:test'
import { dot } from '../../../bench/cases/dot.ts'
import { svd } from '../../../bench/cases/svd.ts'
import { shareOf } from '../../../bench/runner/budget.ts'

const small = dot('f64').makeCase([1000])
const large = svd('f64').makeCase([4096, 2048])

test('equal cases share equally, and what is left over goes to the later ones', () => {
  assert.equal(shareOf(small, [small, small], 30), 10)
  assert.equal(shareOf(small, [], 30), 30)
})

test('a heavier case gets more, but no more than a dozen times as much; time that is gone gives none', () => {
  const [heavy, light] = [shareOf(large, [small], 100), shareOf(small, [large], 100)]
  assert.ok(Math.abs(heavy / light - 12) < 1e-9)
  assert.equal(shareOf(small, [large], -5), 0)
})
