import assert from 'node:assert/strict'
import test from 'node:test'
import { htmlReport } from '../../../bench/report/html/html-report.ts'
import { sampleResult, sampleRun } from '../support/sample-run.ts'

const BUILDS = ['stock', 'tuned']
const theirs = BUILDS.map((variant) =>
  sampleResult({ id: `dgemm/512x512x512/openblas:${variant}/1`, variant, peer: 'openblas' })
)
const versus = theirs.map(({ id }, i) => ({
  peer: 'openblas',
  id,
  ratio: 0.5,
  low: 0.4,
  high: 0.6,
  cpu: 0.5,
  rounds: 1 + i
}))
const peers = BUILDS.map((variant) => ({
  name: 'openblas',
  variant,
  version: '0.3.21',
  build: `emcc -O${variant.length}`,
  simd: 'simd128',
  threads: [1],
  precisions: ['f32' as const],
  details: { sha256: `${variant} hash` }
}))
const run = sampleRun({ results: [sampleResult({ versus }), ...theirs], peers })
const text = htmlReport([{ name: 'run.json', run }])

test('each build has a chart of its own, and a row that says what it is', () => {
  for (const variant of BUILDS) {
    assert.ok(text.includes(`dgemm against openblas ${variant}`))
    assert.ok(text.includes(`${variant} hash`))
  }
  assert.ok(text.includes('f32 only'))
})

test('one round has no interval', () => {
  assert.ok(text.includes('0.40 … 0.60'))
  assert.equal(text.match(/0\.40 … 0\.60/g)?.length, 1)
})
