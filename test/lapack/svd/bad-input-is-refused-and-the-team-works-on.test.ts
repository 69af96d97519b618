import assert from 'node:assert/strict'
import { after, afterEach, test } from 'node:test'
import {
  ArgumentError,
  createTeam,
  NonFiniteError,
  OutOfMemoryError,
  svd,
  TeamClosedError
} from '../../../src/index.ts'

const team = await createTeam({ threads: 2 })
const other = await createTeam({ threads: 1 })
after(() => Promise.all([team.close(), other.close()]))
afterEach(async () => {
  using a = team.fromRows([
    [0, 2],
    [1, 0]
  ])
  assert.deepEqual([...(await team.svd(a)).s], [2, 1])
})

for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
  test(`${value} in the matrix: NonFiniteError with its place`, async () => {
    using a = team.matrix(30, 20).fill(1)
    a.data[7 + 11 * 30] = value
    a.data[8 + 11 * 30] = value
    await assert.rejects(
      team.svd(a),
      (error) => error instanceof NonFiniteError && error.row === 7 && error.column === 11
    )
  })

test('NaN in a matrix that is disposed of while the call runs: NonFiniteError all the same', async () => {
  const a = team.matrix(300, 300).fill(1)
  a.data[5] = Number.NaN
  const call = team.svd(a)
  a.dispose()
  team.matrix(300, 300).fill(0)
  await assert.rejects(call, (error) => error instanceof NonFiniteError && error.row === 5)
})

test('rows that are none, and a variant that is none', async () => {
  // @ts-expect-error: what a JavaScript program may do
  for (const rows of [undefined, null, 5, [1, 2]]) await assert.rejects(svd(rows, { threads: 1 }), ArgumentError)
  // @ts-expect-error
  await assert.rejects(createTeam({ variant: 'fast' }), ArgumentError)
})

test('a matrix of another team', async () => {
  await assert.rejects(team.svd(other.matrix(2, 2).fill(1)), ArgumentError)
})

test('a matrix that has been disposed of', async () => {
  const a = team.matrix(2, 2).fill(1)
  a.dispose()
  a.dispose()
  await assert.rejects(async () => team.svd(a), ArgumentError)
})

test('an unknown kind of vectors', async () => {
  // @ts-expect-error: what a JavaScript program may do
  await assert.rejects(team.svd(team.matrix(2, 2).fill(1), { vectors: 'some' }), ArgumentError)
})

test('more workspace than there is: nothing stays allocated', async () => {
  using a = team.matrix(4, 30_000).fill(0)
  await assert.rejects(team.svd(a, { vectors: 'full' }), OutOfMemoryError)
})

test('empty matrices give empty results without a kernel', async () => {
  for (const [m, n] of [
    [0, 5],
    [5, 0],
    [0, 0]
  ]) {
    using a = team.matrix(m, n)
    const { u, s, vt } = await team.svd(a)
    assert.deepEqual([u.rows, u.cols, s.length, vt.rows, vt.cols], [m, 0, 0, 0, n])
    const full = await team.svd(a, { vectors: 'full' })
    assert.deepEqual(
      full.u.toRows(),
      Array.from({ length: m }, (_, i) => Array.from({ length: m }, (_, j) => Number(i === j)))
    )
    assert.equal(full.vt.rows, n)
  }
})

test('a closed team', async () => {
  const closed = await createTeam({ threads: 1 })
  const a = closed.matrix(2, 2).fill(1)
  await closed.close()
  await assert.rejects(closed.svd(a), TeamClosedError)
})

test('an abort in mid-call', async () => {
  using a = team.matrix(1500, 1500).fill(Math.random)
  const signal = AbortSignal.timeout(50)
  await assert.rejects(team.svd(a, { signal }), { name: 'TimeoutError' })
})
