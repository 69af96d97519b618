import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTeam } from '../../src/index.ts'
import { faultyTeam } from '../support/faulty-team.ts'

test('a hundred calls started at once each get their own answer, in order', async () => {
  await using team = await createTeam({ threads: 2 })
  const vectors = Array.from({ length: 100 }, (_, i) => team.vector(50).fill(i))
  const order: number[] = []
  const results = await Promise.all(
    vectors.map(async (x, i) => {
      const result = await team.blas.ddot(50, x, 1, x, 1)
      order.push(i)
      return result
    })
  )
  assert.deepEqual(
    results,
    Array.from(vectors, (_, i) => 50 * i * i)
  )
  assert.deepEqual(
    order,
    Array.from(vectors, (_, i) => i)
  )
})

test('ten thousand regions in a row, with and without all ranks', async () => {
  await using faulty = await faultyTeam(3)
  for (let i = 0; i < 10_000; i++) {
    const ranks = 1 + (i % 3)
    assert.equal(await faulty.team.run('sumOfRanks', [], { ranks }), (ranks * (ranks - 1)) / 2)
  }
})
