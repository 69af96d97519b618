import assert from 'node:assert/strict'
import test from 'node:test'
import { History } from '../../../bench/history/history.ts'
import { sampleRun } from '../support/sample-run.ts'
import { newDatabase, noSqlite } from './history-database.ts'

const [first, second, third] = ['01', '02', '03'].map((day) => ({
  name: `${day}.json`,
  run: sampleRun({ started: `2026-11-${day}T00:00:00.000Z` })
}))

test('whatever order they are added in, they come back by their start', { skip: noSqlite }, async () => {
  using history = await History.open(await newDatabase(), { create: true })
  assert.equal(history.add([third, first]), 2)
  assert.equal(history.add([first, second]), 1)
  const kept = await history.runs()
  assert.deepEqual(
    kept.map(({ name, run }) => ({ name, run })),
    [first, second, third]
  )
  assert.equal(new Set(kept.map(({ id }) => id)).size, 3)
  assert.deepEqual(
    (await history.runs(2)).map(({ name }) => name),
    [second.name, third.name]
  )
})

test('they are there when the file is opened again', { skip: noSqlite }, async () => {
  const file = await newDatabase()
  {
    using history = await History.open(file, { create: true })
    history.add([first])
  }
  using history = await History.open(file)
  assert.deepEqual((await history.runs())[0].run, first.run)
})

test('two that write at once both get their turn', { skip: noSqlite }, async () => {
  const file = await newDatabase()
  using one = await History.open(file, { create: true })
  using other = await History.open(file, { create: true })
  one.add([first])
  other.add([second])
  assert.equal((await one.runs()).length, 2)
})
