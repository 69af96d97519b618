import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import test from 'node:test'
import { seeded } from '../../../bench/statistics/seeded.ts'
import { runCommand } from '../../support/run-command.ts'
import { sampleResult, sampleRun } from '../support/sample-run.ts'
import { newDatabase, noSqlite } from './history-database.ts'

const random = seeded(4)

/** Twenty days; from the eleventh on, it takes half as long again. */
const runs = Array.from({ length: 20 }, (_, day) => {
  const median = 14 * (day < 10 ? 1 : 1.5) * (0.98 + random() * 0.04)
  return {
    name: `${day}.json`,
    run: sampleRun({
      started: new Date(Date.UTC(2026, 10, 1 + day)).toISOString(),
      results: [sampleResult({ wall: { median, min: median, p95: median, mad: 0, ciLow: median, ciHigh: median } })]
    })
  }
})

test('import, list, changes, report, export', { skip: noSqlite }, async () => {
  const db = await newDatabase()
  const folder = dirname(dirname(db))
  const file = join(folder, 'all.json')
  await writeFile(file, JSON.stringify({ schema: 'heddle.history/1', runs }))
  const history = (...args: string[]) => runCommand(['history', '--db', db, ...args])

  const imported = await history('import', file)
  assert.deepEqual([imported.status, imported.stderr], [0, ''])
  assert.match(imported.stdout, /20 added\n$/)
  assert.match((await history('import', file)).stdout, /0 added, 20 there already/)

  assert.equal((await history('list')).stdout.match(/^ +\d+ +2026-11-/gm)?.length, 20)
  assert.equal(JSON.parse((await history('list', '--json')).stdout).length, 20)

  const [change, ...others] = JSON.parse((await history('changes', '--json')).stdout)
  assert.deepEqual([change.started, others], ['2026-11-11T00:00:00.000Z', []])
  assert.match((await history('changes')).stdout, /dgemm +512³ .* 1\.\d\d\n/)

  const page = join(folder, 'report.html')
  assert.equal((await history('report', '--html', page)).status, 0)
  assert.match(await readFile(page, 'utf8'), /Changes of level.*2026-11-11T00:00:00/s)

  const exported = JSON.parse((await history('export')).stdout)
  assert.deepEqual(exported, { schema: 'heddle.history/1', runs })
})

test('called wrongly: one line and exit 2', { skip: noSqlite }, async () => {
  const db = await newDatabase()
  const { status, stderr } = await runCommand(['history', '--db', db, 'list'])
  assert.equal(status, 2)
  assert.match(stderr, /^heddle: .*there is no history yet; .*heddle history add.*\n$/)
  assert.equal((await runCommand(['history', 'report'])).status, 2)
})
