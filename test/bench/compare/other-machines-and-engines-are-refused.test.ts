import assert from 'node:assert/strict'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { differences } from '../../../bench/compare/differences.ts'
import { runHeddle } from '../support/heddle-process.ts'
import { sampleResult, sampleRun } from '../support/sample-run.ts'

const base = sampleRun()
const otherNode = sampleRun({ engine: { ...base.engine, node: '24.21.0' } })

test('what differs is named; commit, time and module are meant to', () => {
  assert.deepEqual(differences(base, otherNode), ['Node: 26.10.0, 24.21.0'])
  const head = sampleRun({
    git: null,
    started: '2027-01-01T00:00:00.000Z',
    engine: { ...base.engine, variants: { fma: { flags: ['--no-liftoff'], sha256: 'cd' } } }
  })
  assert.deepEqual(differences(base, head), [])
  const machine = { ...base.machine, cpu: 'AMD EPYC' }
  assert.match(differences(base, sampleRun({ machine }))[0], /^processor: Intel.*, AMD EPYC$/)
})

const folder = await mkdtemp(join(tmpdir(), 'heddle-compare-'))
const save = async (name: string, run: unknown) => {
  const file = join(folder, name)
  await writeFile(file, JSON.stringify(run))
  return file
}

test('the command refuses with 1 and says what differs; --across compares; a bad file is 2', async () => {
  const [a, b, wrong] = [
    await save('a.json', base),
    await save('b.json', otherNode),
    await save('wrong.json', sampleRun({ results: [sampleResult({ passed: false })] }))
  ]
  const refused = await runHeddle(['compare', a, b])
  assert.equal(refused.code, 1)
  assert.match(refused.stderr, /refused: .*Node: 26\.10\.0, 24\.21\.0.*--across/)
  assert.equal(refused.stdout, '')
  const across = await runHeddle(['compare', a, b, '--across', '--json'])
  assert.equal(across.code, 0)
  assert.deepEqual(JSON.parse(across.stdout).differs, ['Node: 26.10.0, 24.21.0'])
  assert.equal((await runHeddle(['compare', a, join(folder, 'none.json')])).code, 2)
  assert.equal((await runHeddle(['compare', a, a, '--max-regression', 'much'])).code, 2)
  assert.equal((await runHeddle(['compare', a, wrong])).code, 1)
})
