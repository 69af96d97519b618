import assert from 'node:assert/strict'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { History } from '../../../bench/history/history.ts'
import { readHistoryFile } from '../../../bench/history/interchange.ts'
import { sampleRun } from '../support/sample-run.ts'
import { newDatabase, noSqlite } from './history-database.ts'

const oneLine = (what: RegExp) => (error: Error) =>
  error.name === 'ResultError' && what.test(error.message) && !error.message.includes('\n')

async function fileWith(content: string | Buffer): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'heddle-history-')), 'file')
  await writeFile(file, content)
  return file
}

test('none there: nothing is made by looking', { skip: noSqlite }, async () => {
  const file = await newDatabase()
  await assert.rejects(History.open(file), oneLine(/there is no history yet/))
  await assert.rejects(readFile(file), { code: 'ENOENT' })
})

test('not a database', { skip: noSqlite }, async () => {
  await assert.rejects(History.open(await fileWith('hello'.repeat(1000))), oneLine(/not a database; name another/))
})

test('a database of another program is left as it is', { skip: noSqlite }, async () => {
  const { DatabaseSync } = await import('node:sqlite')
  const file = join(await mkdtemp(join(tmpdir(), 'heddle-history-')), 'other.sqlite')
  const other = new DatabaseSync(file)
  other.exec('CREATE TABLE theirs (x)')
  other.close()
  const before = await readFile(file)
  await assert.rejects(History.open(file, { create: true }), oneLine(/another program/))
  assert.deepEqual(await readFile(file), before)
})

test('one of a later heddle', { skip: noSqlite }, async () => {
  const file = await newDatabase()
  ;(await History.open(file, { create: true })).close()
  const { DatabaseSync } = await import('node:sqlite')
  const later = new DatabaseSync(file)
  later.exec('PRAGMA user_version = 99')
  later.close()
  await assert.rejects(History.open(file), oneLine(/later heddle/))
})

test('damaged pages and damaged documents', { skip: noSqlite }, async () => {
  const file = await newDatabase()
  {
    using history = await History.open(file, { create: true })
    history.add(Array.from({ length: 20 }, (_, i) => ({ name: `${i}`, run: sampleRun({ elapsed: i }) })))
  }
  const bytes = await readFile(file)
  const damaged = await fileWith(Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(bytes.length - 4096, 0xaa)]))
  await assert.rejects(async () => {
    using history = await History.open(damaged)
    await history.runs()
  }, oneLine(/./))
})

test('an import that is none', async () => {
  for (const [content, what] of [
    ['{', /JSON/],
    ['null', /not a history/],
    ['{"schema":"heddle.bench/1"}', /not a history/],
    ['{"schema":"heddle.history/1","runs":3}', /runs must be a list/],
    ['{"schema":"heddle.history/1","runs":[{"name":"a","run":{}}]}', /runs\/0: the document must have/]
  ] as const)
    await assert.rejects(readHistoryFile(await fileWith(content)), oneLine(what), content)
  await assert.rejects(readHistoryFile('/nowhere/at/all.json'), oneLine(/ENOENT/))
})
