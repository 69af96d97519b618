import assert from 'node:assert/strict'
import test from 'node:test'
import { htmlReport } from '../../../bench/report/html/html-report.ts'
import type { BenchRun } from '../../../bench/result/types.ts'
import { faultOf } from '../../../bench/result/validate.ts'
import { seeded } from '../../../bench/statistics/seeded.ts'
import { sampleResult, sampleRun } from '../support/sample-run.ts'
import { fullRun } from './full-run.ts'

const NO_NUMBER = /(?:[\s"(,MLHV]|^)-?(?:NaN|Infinity)/

const EXTREMES = [0, 1e-300, 5e-324, 1, 1e300, Number.MAX_VALUE]

test('a run without results still says where it ran', () => {
  const report = htmlReport([{ name: 'empty.json', run: sampleRun({ results: [] }) }])
  assert.match(report, /Machine and engine/)
  assert.doesNotMatch(report, /<svg/)
})

test('one result with one sample is enough', () => {
  assert.match(
    htmlReport([{ name: 'one.json', run: sampleRun({ results: [sampleResult({ samples: [1] })] }) }]),
    /<svg/
  )
})

test('figures at the ends of what numbers can be draw charts without NaN', async () => {
  const random = seeded(3)
  const extreme = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((each) => extreme(each, key))
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, extreme(each, name)]))
    const whole =
      /^(threads|shape|batch|line|calls|primitiveCalls|rank|tid|rounds|disturbedSamples|logical|physical|usable)$/
    if (typeof value !== 'number' || whole.test(key)) return value
    return EXTREMES[Math.floor(random() * EXTREMES.length)]
  }
  for (let i = 0; i < 60; i++) {
    const run = extreme(fullRun(), '') as BenchRun
    assert.equal(await faultOf(run), undefined)
    const report = htmlReport([
      { name: 'base.json', run: fullRun() },
      { name: 'middle.json', run },
      { name: 'head.json', run }
    ])
    for (const [, svg] of report.matchAll(/<svg class="chart"(.*?)<\/svg>/gs))
      for (const [attribute] of svg.matchAll(/ (?:d|x|y|width|height|transform)="[^"]*"/g))
        assert.doesNotMatch(attribute, NO_NUMBER)
  }
})
