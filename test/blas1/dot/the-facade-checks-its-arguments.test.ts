import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { ArgumentError, createTeam, DimensionError } from '../../../src/index.ts'

const team = await createTeam({ threads: 1 })
const other = await createTeam({ threads: 1 })
after(() => Promise.all([team.close(), other.close()]))
const x = team.vector(10).fill(1)

const wrong: [string, () => Promise<number>, typeof DimensionError | typeof ArgumentError][] = [
  ['a negative n', () => team.blas.ddot(-1, x, 1, x, 1), DimensionError],
  ['an n that is no integer', () => team.blas.ddot(1.5, x, 1, x, 1), DimensionError],
  ['a vector that is too short', () => team.blas.ddot(11, x, 1, x, 1), DimensionError],
  ['a vector that is too short for its stride', () => team.blas.ddot(6, x, 2, x, 1), DimensionError],
  ['stride 0', () => team.blas.ddot(1, x, 0, x, 1), DimensionError],
  ['f32 elements in ddot', () => team.blas.ddot(1, team.vector(1, 'f32'), 1, x, 1), ArgumentError],
  ['a vector of another team', () => team.blas.ddot(1, other.vector(1), 1, x, 1), ArgumentError],
  ['an array outside the shared memory', () => team.blas.ddot(1, new Float64Array(1), 1, x, 1), ArgumentError]
]

for (const [what, call, kind] of wrong)
  test(`${what} is one clear error, and the team works on`, async () => {
    await assert.rejects(call(), (error) => error instanceof kind && !error.message.includes('\n'))
    assert.equal(await team.blas.ddot(10, x, 1, x, 1), 10)
  })

test('n = 0 gives 0', async () => {
  assert.equal(await team.blas.ddot(0, x, 1, x, 1), 0)
})
