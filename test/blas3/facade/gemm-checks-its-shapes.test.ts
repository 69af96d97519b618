import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { ArgumentError, createTeam, DimensionError } from '../../../src/index.ts'

const team = await createTeam({ threads: 2 })
after(() => team.close())
const a = team.fromRows([
  [1, 2, 3],
  [4, 5, 6]
])
const b = team.fromRows([
  [1, 0],
  [0, 1],
  [1, 1]
])

test('products with and without transposes', async () => {
  const c = team.matrix(2, 2).fill(Number.NaN)
  await team.gemm(1, a, b, 0, c)
  assert.deepEqual(c.toRows(), [
    [4, 5],
    [10, 11]
  ])
  await team.gemm(2, b, a, -1, c, { transA: true, transB: true })
  assert.deepEqual(c.toRows(), [
    [4, 15],
    [0, 11]
  ])
})

const wrong: [string, () => Promise<void>, typeof DimensionError | typeof ArgumentError][] = [
  ['inner sizes that differ', () => team.gemm(1, a, a, 0, team.matrix(2, 3)), DimensionError],
  ['a result of another shape', () => team.gemm(1, a, b, 0, team.matrix(3, 3)), DimensionError],
  [
    'an f32 factor of an f64 product',
    () => team.gemm(1, a, team.matrix(3, 2, 'f32'), 0, team.matrix(2, 2)),
    ArgumentError
  ],
  [
    'a leading dimension that is too small',
    () => team.blas.dgemm('N', 'N', 2, 2, 3, 1, a, 1, b, 3, 0, b, 3),
    DimensionError
  ],
  ['a matrix that is too short', () => team.blas.dgemm('N', 'N', 2, 2, 3, 1, a, 4, b, 3, 0, b, 3), DimensionError],
  // @ts-expect-error: what a JavaScript program may do
  ['a transpose that is none', () => team.blas.dgemm('X', 'N', 2, 2, 3, 1, a, 2, b, 3, 0, b, 3), ArgumentError]
]

for (const [what, call, kind] of wrong) test(`${what} is one clear error`, () => assert.rejects(call(), kind))
