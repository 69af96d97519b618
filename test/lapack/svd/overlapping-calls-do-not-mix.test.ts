import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTeam, random } from '../../../src/index.ts'

test('twenty decompositions and products started at once give what they give one by one', async () => {
  await using team = await createTeam({ threads: 3 })
  const matrices = Array.from({ length: 20 }, (_, i) => team.matrix(20 + i, 40 - i).fill(random(i)))
  const alone: Float64Array[] = []
  for (const a of matrices) alone.push((await team.svd(a)).s as Float64Array)
  const together = await Promise.all(
    matrices.map(async (a) => {
      const c = team.matrix(a.rows, a.rows)
      const [{ s }] = await Promise.all([team.svd(a), team.gemm(1, a, a, 0, c, { transB: true })])
      c.dispose()
      return s
    })
  )
  assert.deepEqual(together, alone)
})
