import assert from 'node:assert/strict'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { compareRuns } from '../../../bench/compare/compare-runs.ts'
import { benchCsv } from '../../../bench/report/csv.ts'
import { benchMarkdown } from '../../../bench/report/markdown.ts'
import { benchReport } from '../../../bench/report/terminal.ts'
import { mergeRuns } from '../../../bench/result/merge-runs.ts'
import { parseResult, readResult } from '../../../bench/result/read-result.ts'
import { ResultError } from '../../../bench/result/result-error.ts'
import { seeded } from '../../../bench/statistics/seeded.ts'
import { sampleResult, sampleRow, sampleRun } from '../support/sample-run.ts'

const MUTATIONS = 10_000

const whole = sampleRun({
  peaks: [{ variant: 'fma', threads: 1, dtype: 'f64', gflops: 20, gbps: 10 }],
  results: [sampleResult({ verdict: 'scales' }), sampleResult({ threads: 2, functions: [sampleRow()], speedup: 1.9 })]
})
const text = JSON.stringify(whole)
const random = seeded(7)
const below = (n: number) => Math.floor(random() * n)

const VALUES: unknown[] = [null, -1, 0, 1e308, '', '\u001b[2J\n<script>', [], {}, true, 1.5, ['x'], { length: -1 }]

/** The text with bytes changed, cut or doubled; or the document with a value replaced or a field left out. */
function mutated(): string {
  switch (below(5)) {
    case 0:
      return text.slice(0, below(text.length))
    case 1: {
      const at = below(text.length)
      return `${text.slice(0, at)}${String.fromCharCode(below(300))}${text.slice(at + below(3))}`
    }
    case 2: {
      const [from, to] = [below(text.length), below(text.length)]
      return text.slice(0, from) + text.slice(to)
    }
    default: {
      const document = JSON.parse(text)
      let place = document
      for (;;) {
        const keys = Object.keys(place)
        const key = keys[below(keys.length)]
        const inner = place[key]
        if (inner !== null && typeof inner === 'object' && Object.keys(inner).length > 0 && random() < 0.8) {
          place = inner
          continue
        }
        if (random() < 0.3) delete place[key]
        else place[key] = VALUES[below(VALUES.length)]
        return JSON.stringify(document)
      }
    }
  }
}

test(`${MUTATIONS} damaged files: one-line errors, or runs that every report can show`, async () => {
  let refused = 0
  for (let i = 0; i < MUTATIONS; i++) {
    const damaged = mutated()
    let run: Awaited<ReturnType<typeof parseResult>>
    try {
      run = await parseResult('run.json', damaged)
    } catch (error) {
      assert.ok(error instanceof ResultError, `${error}\n${damaged}`)
      assert.doesNotMatch(error.message, /[\p{Cc}\p{Zl}\p{Zp}]/u)
      refused++
      continue
    }
    // It fits the schema: whatever it says must not bring a report down. Comparing bootstraps, so only now and then.
    benchReport(run, { columns: 100, colours: false })
    benchMarkdown(run)
    benchCsv(run)
    try {
      mergeRuns([{ file: 'run.json', run }])
    } catch (error) {
      assert.ok(error instanceof ResultError, String(error))
    }
    if (i % 50 === 0) compareRuns(whole, run)
  }
  assert.ok(refused > MUTATIONS / 2 && refused < MUTATIONS)
})

test('the same holds of a file on the disk', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'heddle-damaged-')), 'run.json')
  await writeFile(file, Buffer.from([0xff, 0xfe, 0x00, 0x7b]))
  await assert.rejects(readResult(file), ResultError)
})
