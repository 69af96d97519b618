import assert from 'node:assert/strict'
import test from 'node:test'
import { comparisonSection } from '../../../bench/report/html/sections/comparison.ts'
import { trendSection } from '../../../bench/report/html/sections/trend.ts'
import type { BenchRun } from '../../../bench/result/types.ts'
import { sampleRun } from '../support/sample-run.ts'
import { fullRun } from './full-run.ts'

const here = (run: BenchRun) => ({ name: 'here.json', run })
const there = (run: BenchRun) => ({ name: 'there.json', run: { ...run, machine: { ...run.machine, cpu: 'another' } } })

test('another processor: it is named, and no ratio is there', () => {
  const { text } = comparisonSection(there(sampleRun()), here(sampleRun())).body
  assert.match(text, /processor: another, Intel Xeon/)
  assert.doesNotMatch(text, /<svg|<table/)
})

test('another Node is told too', () => {
  const run = sampleRun()
  const { text } = comparisonSection(here(run), here({ ...run, engine: { ...run.engine, node: '24.1.0' } })).body
  assert.match(text, /Node: 26\.10\.0, 24\.1\.0/)
})

test('the same machine: what took twice as long regressed, the same run did not', () => {
  const run = fullRun()
  const slower = {
    ...run,
    results: run.results.map((result) => ({ ...result, samples: result.samples.map((sample) => 2 * sample) }))
  }
  const count = run.results.length
  assert.match(comparisonSection(here(run), here(slower)).body.text, new RegExp(`${count} regressed, 0 improved`))
  assert.match(comparisonSection(here(run), here(run)).body.text, / 0 regressed, 0 improved/)
})

test('the trend leaves other machines out and says so', () => {
  const runs = [sampleRun(), sampleRun(), sampleRun()].map(here)
  assert.match(
    trendSection([there(sampleRun()), ...runs])?.body.text ?? '',
    /3 runs on this machine.*1 from other machines/s
  )
  assert.equal(trendSection([there(sampleRun()), ...runs.slice(1)]), undefined)
})
