import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTeam, getProfileStats, profileOff, profileOn, random } from '../../src/index.ts'

async function ranksOf(kernel: string, call: () => Promise<unknown>): Promise<number> {
  profileOn()
  await call()
  profileOff()
  return [...getProfileStats().values()].filter((rows) => [...rows.values()].some((row) => row.function === kernel))
    .length
}

test('on 16 threads: one rank for a 64 × 64 SVD, a short dot product and a small product; all for large ones', async () => {
  await using team = await createTeam({ threads: 16 })
  const square = (n: number) => team.matrix(n, n).fill(random(1))
  assert.equal(await ranksOf('dgesdd', () => team.svd(square(64))), 1)
  assert.equal(await ranksOf('dgesdd', () => team.svd(square(256))), 4)
  const x = team.vector(1_000_000).fill(1)
  assert.equal(await ranksOf('ddot', () => team.blas.ddot(1000, x, 1, x, 1)), 1)
  assert.equal(await ranksOf('ddot', () => team.blas.ddot(1_000_000, x, 1, x, 1)), 16)
  const [a, c] = [square(32), square(32)]
  assert.equal(await ranksOf('dgemm', () => team.gemm(1, a, a, 0, c)), 1)
})
