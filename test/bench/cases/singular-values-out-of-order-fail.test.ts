import assert from 'node:assert/strict'
import test from 'node:test'
import { fill } from '../../../bench/cases/fill.ts'
import { svdResidual } from '../../../bench/cases/svd-residual.ts'
import { fakeTeam } from '../support/fake-team.ts'

const team = fakeTeam()
const a = fill(team.matrix(12, 6), 1)
const right = await team.svd(a, { vectors: 'thin' })
const eps = 2 ** -52

test('singular values out of order, negative, or too few fail outright', () => {
  assert.ok(svdResidual(a, right, eps) < 10)
  const s = Array.from(right.s)
  assert.equal(svdResidual(a, { ...right, s: s.toReversed() }, eps), Number.POSITIVE_INFINITY)
  assert.equal(svdResidual(a, { ...right, s: s.with(5, -s[5]) }, eps), Number.POSITIVE_INFINITY)
  assert.equal(svdResidual(a, { ...right, s: s.slice(1) }, eps), Number.POSITIVE_INFINITY)
  assert.equal(svdResidual(a, { ...right, s: s.fill(Number.NaN) }, eps), Number.POSITIVE_INFINITY)
})

test('lost digits in one column of a larger matrix are found wherever they are', async () => {
  const large = fill(team.matrix(100, 60), 2)
  for (const column of [0, 17, 59]) {
    const factors = await team.svd(large, { vectors: 'thin' })
    for (let i = 0; i < 100; i++) factors.u.data[i + column * 100] *= 1 + 1e-9
    assert.ok(svdResidual(large, factors, eps) > 10, `column ${column}`)
  }
})
