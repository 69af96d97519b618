import assert from 'node:assert/strict'
import test from 'node:test'
import { compareRuns } from '../../../bench/compare/compare-runs.ts'
import { benchCsv } from '../../../bench/report/csv.ts'
import { benchMarkdown } from '../../../bench/report/markdown.ts'
import { bencherMetrics, githubBenchmark } from '../../../bench/report/trackers.ts'
import { sampleResult, sampleRun } from '../support/sample-run.ts'

const run = sampleRun({
  results: [sampleResult({ gflops: null }), sampleResult({ threads: 2, passed: false, residual: null })]
})
const FAILED_GATE = { gate: '--max-residual 5', state: 'failed', details: ['x|y'] } as const
const hostile = sampleRun({
  machine: { ...run.machine, cpu: '=cmd|"<img src=x>\n| [a](b) @you' },
  failures: [{ id: '<script>', error: '`x` | y' }]
})

test('CSV has a line a result, and as many cells in each', () => {
  const lines = benchCsv(run).trimEnd().split('\r\n')
  assert.equal(lines.length, 3)
  assert.deepEqual(new Set(lines.map((line) => line.split(',').length)).size, 1)
  const [head, first] = lines.map((line) => line.split(','))
  assert.equal(first[head.indexOf('wall_median')], '14.3')
  assert.equal(first[head.indexOf('gflops')], '')
})

test('a text that a spreadsheet would run or break is made harmless', () => {
  assert.ok(benchCsv(hostile).includes(`"'=cmd|""<img src=x>\n| [a](b) @you"`))
})

test('Markdown has a row a result, and says what failed', () => {
  const text = benchMarkdown(run, { outcomes: [FAILED_GATE] })
  assert.equal(text.match(/^\| dgemm /gm)?.length, 2)
  assert.match(text, /\*\*FAILED\*\* \|$/m)
  assert.match(text, /- \*\*FAILED\*\* `--max-residual 5`\n {2}- x&#124;y/)
})

test('Markdown begins with what was found against an earlier run, and with the gates', () => {
  const against = { name: 'main', base: run, comparison: compareRuns(run, run) }
  const text = benchMarkdown(run, { outcomes: [FAILED_GATE], against })
  assert.match(text, /^## Heddle compare\n.*FAILED.*head ÷ base.*## Heddle bench\n.*speed-up/s)
  assert.equal(text.match(/--max-residual/g)?.length, 1)
})

test('Markdown says why a comparison was refused', () => {
  assert.match(benchMarkdown(run, { outcomes: [], refused: 'other machine | x' }), /refused: other machine &#124; x/)
})

test('nothing in a name becomes markup', () => {
  assert.doesNotMatch(benchMarkdown(hostile), /<img|<script|\[a\]|@you|`x`/)
})

test('the trackers get the right results only, in their own units', () => {
  assert.deepEqual(JSON.parse(githubBenchmark(run)), [
    { name: 'dgemm/512x512x512/fma/1', unit: 'ms', value: 14.3, range: '± 0.100', extra: 'speed-up 1.00' }
  ])
  const metrics = JSON.parse(bencherMetrics(run))
  assert.deepEqual(Object.keys(metrics), ['dgemm/512x512x512/fma/1'])
  assert.equal(metrics['dgemm/512x512x512/fma/1'].latency.value, 14.3e6)
})
