import assert from 'node:assert/strict'
import test from 'node:test'
import { benchReport } from '../../../bench/report/terminal.ts'
import { sampleResult, sampleRun } from '../support/sample-run.ts'

const screen = { columns: 120, colours: false }

function report(...results: Parameters<typeof sampleResult>[0][]): string {
  return benchReport(sampleRun({ results: results.map(sampleResult) }), screen)
}

test('a quiet run that is right has no warnings', () => {
  assert.doesNotMatch(report({}), /oversubscribed|disturbed|FAILED|Stopped/)
})

test('a wrong result is FAILED, in its row and at the end', () => {
  const text = report({}, { threads: 2, residual: null, passed: false })
  assert.match(text, /n\/a {2}FAILED/)
  assert.match(text, /FAILED: 1 of 2 results are wrong/)
})

test('oversubscribed and disturbed rows are marked, and the marks explained', () => {
  const text = report({ threads: 4, oversubscribed: true }, { threads: 2, disturbed: true })
  assert.match(text, /512³ +\*4 /)
  assert.match(text, /512³ +!2 /)
  assert.match(text, /\* oversubscribed: more threads than the 2 usable cores/)
  assert.match(text, /! disturbed/)
})

test('what was not measured is n/a, never nought', () => {
  const text = report({ speedup: null, efficiency: null, cpu: null, utilisation: null })
  assert.match(text, /±0\.7% +n\/a +18\.8 GFLOP\/s +n\/a +n\/a +n\/a/)
})

test('a run without results still says where it ran and why it is empty', () => {
  const text = benchReport(sampleRun({ results: [], partial: true }), screen)
  assert.match(text, /Node 26\.10\.0/)
  assert.match(text, /Stopped early/)
})

test('intervals that the budget left wide are counted', () => {
  assert.match(report({}, { threads: 2, ended: 'budget' }), /The budget ended 1 of 2 before/)
  assert.doesNotMatch(report({}), /The budget ended/)
})

test('a residual that only rounds to nought is not shown as nought', () => {
  assert.match(report({ residual: 1e-9 }), / <0\.001 {2}PASSED/)
  assert.match(report({ residual: 0 }), / 0 {2}PASSED/)
})

test('one sample has no spread', () => {
  const single = sampleRun({ results: [sampleResult({ samples: [14.3] })] })
  assert.match(benchReport(single, { columns: 120, colours: false }), /14\.3 ms +n\/a/)
})

test('outliers, disturbed samples and a warm-up that was cut short are told', () => {
  const result = sampleResult({ outliers: 1, disturbedSamples: [0, 2], warmedUp: false })
  const text = benchReport(sampleRun({ results: [result] }), { columns: 200, colours: false })
  assert.match(text, /Of 3 samples 1 are outliers and 2 were disturbed; all are kept/)
  assert.match(text, /1 of 1 had no time to warm up/)
})

test('with fewer than four thread counts no law is fitted, and the report says so', () => {
  const results = [1, 2].map((threads) => sampleResult({ threads }))
  const text = benchReport(sampleRun({ results }), { columns: 200, colours: false })
  assert.match(text, /No scaling law is fitted: that takes 4 thread counts .* and here are 2\./)
})

test('a bar beside the efficiency is as long as the efficiency', () => {
  const results = [sampleResult(), sampleResult({ threads: 2, efficiency: 0.5 })]
  const text = benchReport(sampleRun({ results }), { columns: 120, colours: false })
  assert.match(text, /100% {2}██████ /)
  assert.match(text, /50% {2}███ /)
})
