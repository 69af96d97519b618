import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createTeam } from '../../src/index.ts'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

test('a gigabyte at a time, disposed of: a hundred of them fit', async () => {
  await using team = await createTeam({ threads: 1 })
  for (let i = 0; i < 100; i++) {
    using a = team.matrix(2 ** 14, 2 ** 13)
    assert.equal(a.length, 2 ** 27)
  }
})

test('forgotten matrices are reclaimed, but not while anyone holds their data', async () => {
  await using team = await createTeam({ threads: 1 })
  const { data } = team.matrix(2 ** 14, 2 ** 13)
  data[5] = 42
  for (let i = 0; i < 40; i++) {
    team.matrix(2 ** 13, 2 ** 13)
    collect()
    await sleep(1)
  }
  assert.equal(data[5], 42)
})

test('disposing while a call is queued waits for the call', async () => {
  await using team = await createTeam({ threads: 2 })
  const x = team.vector(1000).fill(1)
  const calls = [team.blas.ddot(1000, x, 1, x, 1), team.blas.ddot(1000, x, 1, x, 1)]
  x.dispose()
  team.vector(1000).fill(7)
  assert.deepEqual(await Promise.all(calls), [1000, 1000])
})
