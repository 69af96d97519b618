import assert from 'node:assert/strict'
import test from 'node:test'
import { htmlReport } from '../../../bench/report/html/html-report.ts'
import { html } from '../../../bench/report/html/markup.ts'
import { hostileRun } from './hostile-run.ts'

test('every character that HTML gives a meaning is escaped, in elements and in attributes', () => {
  assert.equal(
    html`<p title="${`"'\`<>&`}">${'</p><script>'}</p>`.text,
    '<p title="&quot;&#39;&#96;&lt;&gt;&amp;">&lt;/p&gt;&lt;script&gt;</p>'
  )
})

test('markup in markup stays, also in lists; nothing leaves nothing', () => {
  assert.equal(
    html`<ul>${[1, 2].map((x) => html`<li>${x}</li>`)}${null}${undefined}</ul>`.text,
    '<ul><li>1</li><li>2</li></ul>'
  )
})

test('what HTML can not hold, or what turns the text around, is replaced', () => {
  assert.equal(
    html`${'a\u0000b\u001b[31mc\ud800d\u202ee\u2066f\nz'}`.text,
    'a\ufffdb\ufffd[31mc\ufffdd\ufffde\ufffdf\nz'
  )
})

test('no string of a run becomes an element or an attribute of the report', () => {
  const report = htmlReport([
    { name: '<img src=x onerror=alert(1)>.json', run: hostileRun() },
    { name: '"><script>alert(1)</script>.json', run: hostileRun() }
  ])
  assert.doesNotMatch(report, /<(script|img|iframe|object|embed|link|base|form|a\s+href="javascript)/i)
  // Every quote of a value is escaped, so a value ends where the template ends it.
  for (const [tag] of report.matchAll(/<[a-z][^>]*>/gi))
    assert.doesNotMatch(tag.replace(/"[^"]*"/g, '""'), /\son[a-z]+\s*=/i, tag)
})
