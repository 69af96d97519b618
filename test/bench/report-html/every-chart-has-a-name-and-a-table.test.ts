import assert from 'node:assert/strict'
import test from 'node:test'
import { htmlReport } from '../../../bench/report/html/html-report.ts'
import { fullRun } from './full-run.ts'

const runs = ['a.json', 'b.json', 'c.json'].map((name) => ({ name, run: fullRun() }))

test('a full run fills every section', () => {
  const titles = [...htmlReport(runs).matchAll(/<h2 id="([^"]+)">/g)].map(([, id]) => id)
  assert.deepEqual(titles, [
    'summary',
    'comparison',
    'trend',
    'speed-up',
    'rate',
    'roofline',
    'threads',
    'peers',
    'samples',
    'results',
    'machine'
  ])
})

test('ids are unique, and whatever is referred to is there', () => {
  const report = htmlReport(runs)
  const ids = [...report.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  assert.equal(new Set(ids).size, ids.length)
  const named = [...report.matchAll(/aria-labelledby="([^"]+)"/g)].flatMap(([, list]) => list.split(' '))
  const linked = [...report.matchAll(/href="#([^"]+)"|url\(#([^)]+)\)/g)].map(([, link, clip]) => link ?? clip)
  for (const id of [...named, ...linked]) assert.ok(ids.includes(id), id)
})

test('every chart has a title and a description, and each section with charts a table', () => {
  const report = htmlReport(runs)
  for (const [chart] of report.matchAll(/<svg class="chart".*?<\/svg>/gs))
    assert.match(
      chart,
      /role="img" aria-labelledby="\S+ \S+".*<title id=[^>]+>[^<]+<\/title><desc id=[^>]+>[^<]+<\/desc>/s
    )
  for (const section of report.split('<section').slice(1))
    if (section.includes('class="chart"')) assert.match(section, /<table>/)
})

test('the timeline names each stretch and its waiting, and the laws stand as figures', () => {
  const report = htmlReport(runs)
  assert.match(report, /<title>rank 0, gebrd: 10\.0 ms, 25% of it waiting<\/title>/)
  assert.match(report, /<desc[^>]*>rank 0: gebrd 10\.0 ms, then bdsdc 5\.00 ms; 38% waiting; rank 1/)
  assert.match(report, /Scaling laws.*10%.*2\.00 ‰.*no end in sight/s)
})
