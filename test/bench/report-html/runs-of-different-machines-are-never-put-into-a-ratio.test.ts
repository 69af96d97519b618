import assert from 'node:assert/strict'
import test from 'node:test'
import { comparisonSection } from '../../../bench/report/html/sections/comparison.ts'
import { trendSection } from '../../../bench/report/html/sections/trend.ts'
import type { BenchRun } from '../../../bench/result/types.ts'
import { sampleResult, sampleRun } from '../support/sample-run.ts'

const here = (run: BenchRun) => ({ name: 'here.json', run })
const there = (run: BenchRun) => ({ name: 'there.json', run: { ...run, machine: { ...run.machine, cpu: 'another' } } })

test('another processor: it is named, and no ratio is there', () => {
  const { text } = comparisonSection(there(sampleRun()), here(sampleRun())).body
  assert.match(text, /processor: another and Intel Xeon/)
  assert.doesNotMatch(text, /<svg|<table/)
})

test('another Node is told too', () => {
  const run = sampleRun()
  const { text } = comparisonSection(here(run), here({ ...run, engine: { ...run.engine, node: '24.1.0' } })).body
  assert.match(text, /Node: 26\.10\.0 and 24\.1\.0/)
})

test('the same machine: a change beyond intervals and noise is told, one within is not', () => {
  const twice = sampleResult({ wall: { median: 28.6, min: 28, p95: 29, mad: 0.1, ciLow: 28.4, ciHigh: 28.8 } })
  assert.match(
    comparisonSection(here(sampleRun()), here(sampleRun({ results: [twice] }))).body.text,
    /0 faster, 1 slower/
  )
  assert.match(comparisonSection(here(sampleRun()), here(sampleRun())).body.text, /0 faster, 0 slower, 1 without/)
})

test('the trend leaves other machines out and says so', () => {
  const runs = [sampleRun(), sampleRun(), sampleRun()].map(here)
  assert.match(
    trendSection([there(sampleRun()), ...runs])?.body.text ?? '',
    /3 runs on this machine.*1 from other machines/s
  )
  assert.equal(trendSection([there(sampleRun()), ...runs.slice(1)]), undefined)
})
