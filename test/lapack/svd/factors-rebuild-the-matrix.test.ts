import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { residualsOf } from '../../../bench/check/residuals.ts'
import { createTeam, random, svd } from '../../../src/index.ts'

const team = await createTeam({ threads: 2 })
after(() => team.close())

for (const dtype of ['f64', 'f32'] as const)
  for (const vectors of ['thin', 'full'] as const)
    for (const [m, n] of [
      [30, 20],
      [20, 30],
      [50, 10],
      [1, 1],
      [7, 7]
    ])
      test(`${m} × ${n}, ${dtype}, ${vectors}: shapes, order, LAPACK's ratios; the matrix is unchanged`, async () => {
        using a = team.matrix(m, n, dtype).fill(random(3))
        const before = a.data.slice()
        const result = await team.svd(a, { vectors })
        const { u, s, vt } = result
        const k = Math.min(m, n)
        const [columns, rows] = vectors === 'thin' ? [k, k] : [m, n]
        assert.deepEqual([u.rows, u.cols, s.length, vt.rows, vt.cols], [m, columns, k, rows, n])
        assert.deepEqual(a.data.slice(), before)
        const { reconstruction, u: ofU, v, ordered } = await residualsOf(team, a, result)
        assert.ok(ordered && Math.max(reconstruction, ofU, v) < 10)
      })

test('values alone are those of the run with vectors, and there are no vectors', async () => {
  using a = team.matrix(40, 25).fill(random(5))
  const { s } = await team.svd(a)
  const values = await team.svd(a, { vectors: 'none' })
  assert.deepEqual(values, { s })
})

test('the one-shot svd takes rows, and a matrix on its own team', async () => {
  const once = await svd(
    [
      [3, 0],
      [0, 4]
    ],
    { threads: 1 }
  )
  assert.deepEqual([...once.s], [4, 3])
  assert.deepEqual(
    once.u.toRows().map((row) => row.map(Math.abs)),
    [
      [0, 1],
      [1, 0]
    ]
  )
  using a = team.fromRows([
    [1, 2],
    [3, 4],
    [5, 6]
  ])
  assert.deepEqual((await svd(a)).s, (await team.svd(a)).s)
})
