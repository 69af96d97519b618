import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTeam } from '../../../src/index.ts'

test('sgemm with a beta below the least f32 never uses what C holds', async () => {
  await using team = await createTeam({ threads: 2 })
  const [m, n, k] = [65, 90, 300]
  const [a, b, c] = [team.matrix(m, k, 'f32'), team.matrix(k, n, 'f32'), team.matrix(m, n, 'f32')]
  a.fill(() => 1)
  b.fill(() => 1)
  c.fill(() => Number.NaN)
  await team.gemm(1, a, b, 1e-60, c)
  assert.ok(c.data.every((value) => value === k))
})

test('nor with nothing to add, and an alpha below the least f32 adds nothing', async () => {
  await using team = await createTeam({ threads: 2 })
  const [a, b, c] = [team.matrix(20, 20, 'f32'), team.matrix(20, 20, 'f32'), team.matrix(20, 20, 'f32')]
  a.fill(() => Number.NaN)
  c.fill(() => Number.NaN)
  await team.gemm(1e-60, a, b, 1e-60, c)
  assert.ok(c.data.every((value) => value === 0))
  c.fill(() => 3)
  await team.gemm(1e-60, a, b, 1, c)
  assert.ok(c.data.every((value) => value === 3))
})
