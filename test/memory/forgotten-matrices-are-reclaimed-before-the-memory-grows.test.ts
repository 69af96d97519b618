import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { createTeam, OutOfMemoryError, type Team } from '../../src/index.ts'

const BYTES = 2000 * 2000 * 8
/** 300 of them are 9.6 GB. */
const TIMES = 300

/** Addresses come from the lowest free block: the highest one tells how far the memory has grown. */
async function forget(team: Team, use: (index: number) => Promise<unknown>): Promise<number> {
  let highest = 0
  for (let i = 0; i < TIMES; i++) {
    const a = team.matrix(2000, 2000)
    a.data[0] = i
    highest = Math.max(highest, a.address + BYTES)
    await use(i)
  }
  return highest
}

test('when the loop awaits the event loop', async () => {
  await using team = await createTeam({ threads: 1 })
  assert.ok((await forget(team, () => nextTurn())) < 512 * 2 ** 20)
})

test('when it awaits calls of the team that end at once, and what is held keeps its values', async () => {
  await using team = await createTeam({ threads: 1 })
  const x = team.vector(4).fill(2)
  const held = Array.from({ length: 8 }, (_, i) => team.matrix(2000, 2000).fill(i))
  const data = team.matrix(2000, 2000).fill(8).data
  assert.ok((await forget(team, () => team.blas.ddot(4, x, 1, x, 1))) < 2 ** 30)
  const contents = [...held.map((matrix) => matrix.data), data].map((values) => new Set(values.subarray(0, 2000)))
  assert.deepEqual(
    contents,
    Array.from({ length: 9 }, (_, i) => new Set([i]))
  )
})

test('the operands of a call whose caller holds nothing are not reclaimed under it', async () => {
  await using team = await createTeam({ threads: 2 })
  const filled = (value: number) => team.matrix(4_000_000, 1).fill(value)
  const c = team.matrix(1, 1)
  for (let i = 0; i < 20; i++) {
    await team.gemm(1, filled(1), filled(i), 0, c, { transA: true })
    assert.equal(c.data[0], 4_000_000 * i)
  }
})

test('a loop that never awaits is told, and the team works on', async () => {
  await using team = await createTeam({ threads: 1 })
  assert.throws(() => {
    for (let i = 0; i < TIMES; i++) team.matrix(2000, 2000)
  }, OutOfMemoryError)
  await nextTurn()
  assert.ok(team.matrix(20_000, 20_000).length > 0)
})
