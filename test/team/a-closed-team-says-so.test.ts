import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTeam, random, TeamClosedError } from '../../src/index.ts'

test('calls before close() finish, calls after it reject, close() may be called twice, and data stays readable', async () => {
  const team = await createTeam({ threads: 2 })
  const x = team.vector(10).fill(3)
  const running = team.blas.ddot(10, x, 1, x, 1)
  const closing = team.close()
  await assert.rejects(team.blas.ddot(10, x, 1, x, 1), TeamClosedError)
  assert.equal(await running, 90)
  await closing
  await team.close()
  assert.ok(team.closed)
  assert.equal(x.data[9], 3)
})

test('a call of several regions that began before close() finishes too', async () => {
  const team = await createTeam({ threads: 2 })
  const a = team.matrix(300, 300).fill(random(0))
  const running = team.svd(a)
  await team.close()
  assert.equal((await running).s.length, 300)
})
