import assert from 'node:assert/strict'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { readResult } from '../../../bench/result/read-result.ts'
import { ResultError } from '../../../bench/result/result-error.ts'
import { sampleResult, sampleRun } from '../support/sample-run.ts'

const folder = await mkdtemp(join(tmpdir(), 'heddle-result-'))
const { wall: _, ...noWall } = sampleResult()

for (const [what, content, expected] of [
  ['empty', '', /not JSON/],
  ['cut short', JSON.stringify(sampleRun()).slice(0, 200), /not JSON/],
  ['binary', '\u0000\u001b[31m\n\u2028{', /not JSON/],
  ['a number', '7', /not a result of heddle bench/],
  ['null', 'null', /not a result of heddle bench/],
  ['foreign', '{"schema": "benchmark/3"}', /not a result of heddle bench/],
  ['of a later heddle', '{"schema": "heddle.bench/2"}', /heddle\.bench\/2.*update heddle/],
  ['without results', '{"schema": "heddle.bench/1"}', /damaged: the document must have required property/],
  [
    'without a field',
    JSON.stringify({ ...sampleRun(), results: [noWall] }),
    /damaged: results\/0 must have required property 'wall'/
  ],
  [
    'with a wrong type',
    JSON.stringify(sampleRun({ results: [sampleResult({ threads: 0 })] })),
    /damaged: results\/0\/threads must be >= 1/
  ]
] as const) {
  test(`a file that is ${what} is a one-line error`, async () => {
    const file = join(folder, `${what}.json`)
    await writeFile(file, content)
    await assert.rejects(readResult(file), (error: Error) => {
      assert.ok(error instanceof ResultError)
      assert.ok(error.message.startsWith(`${file}: `), error.message)
      assert.match(error.message, expected)
      assert.doesNotMatch(error.message, /[\p{Cc}\p{Zl}]/u)
      return true
    })
  })
}

test('a missing file and a folder are one-line errors', async () => {
  await assert.rejects(readResult(join(folder, 'none.json')), /no such file or folder\); give a file/)
  await assert.rejects(readResult(folder), /it is a folder/)
})
