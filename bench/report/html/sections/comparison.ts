/** Two runs side by side: what `heddle compare` finds, drawn. */
import { type Change, type ComparedCase, compareRuns } from '../../../compare/compare-runs.ts'
import { digits, duration, percent, shapeText } from '../../format.ts'
import { asTable, figure } from '../chart/figure.ts'
import { ratioChart } from '../chart/ratio-chart.ts'
import { dataTable } from '../data-table.ts'
import { html, type Markup } from '../markup.ts'
import type { NamedRun } from '../named-run.ts'
import type { Section } from '../section.ts'
import { groupBy } from '../series.ts'

export function comparisonSection(base: NamedRun, head: NamedRun): Section {
  const section = { id: 'comparison', title: 'Compared with the earlier run' }
  const names = html`<p><b>${head.name}</b> (${head.run.started}) against <b>${base.name}</b> (${base.run.started}).</p>`
  const { differs, cases, onlyBase, onlyHead } = compareRuns(base.run, head.run)
  if (differs.length > 0) {
    const body = html`${names}<p class="warning">Not put into ratios, as times of different machines or engines say nothing about the code. ${differs.join('; ')}.</p>`
    return { ...section, body }
  }
  const alone = onlyBase.length + onlyHead.length
  if (cases.length === 0) return { ...section, body: html`${names}<p>They have no case in common.</p>` }
  const count = (change: Change) => cases.filter((each) => each.change === change).length
  const groups = [...groupBy(cases, ({ op }) => op).values()]
  const body = html`${names}
<p>Of ${cases.length} cases in both, ${count('regressed')} regressed, ${count('improved')} improved, ${count('unchanged')} did not change, and
${count("can't tell")} can not be told. A change needs a rank test that rejects, an interval without 1 and more than the noise, which is shaded.${
    alone === 0 ? null : ` ${alone} cases are in one of the runs only.`
  }</p>
<div class="charts">${groups.map(changeChart)}</div>
${asTable(table(cases))}`
  return { ...section, body }
}

const SERIES: Readonly<Record<Change, number>> = { unchanged: 0, regressed: 1, improved: 2, "can't tell": 7 }

function changeChart(cases: readonly ComparedCase[], index: number): Markup {
  const [{ op }] = cases
  const rows = cases.map((each) => ({ ...each, name: placeText(each), series: SERIES[each.change] }))
  const svg = ratioChart({
    id: `comparison-${index}`,
    title: `${op}: wall time, later ÷ earlier`,
    description: rows.map(({ name, ratio, change }) => `${name}: ${ratio.toFixed(2)}, ${change}`).join('; '),
    label: '← faster now · later ÷ earlier',
    rows,
    band: Math.min(...cases.map(({ threshold }) => threshold))
  })
  const seen = new Set(cases.map(({ change }) => change))
  const key = Object.entries(SERIES).flatMap(([text, mark]) => (seen.has(text as Change) ? { text, mark } : []))
  return figure(op, svg, key)
}

function placeText({ shape, threads }: ComparedCase): string {
  return `${shapeText(shape)}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`
}

function table(cases: readonly ComparedCase[]): Markup {
  return dataTable(
    'Earlier and later',
    [
      { head: 'case', text: true, cell: (each) => `${each.op} ${placeText(each)}` },
      { head: 'build', text: true, cell: ({ variant }) => variant },
      { head: 'earlier', cell: ({ base }) => duration(base) },
      { head: 'later', cell: ({ head }) => duration(head) },
      { head: 'later ÷ earlier', cell: ({ ratio }) => digits(ratio) },
      { head: '95 % interval', cell: ({ low, high }) => `${digits(low)} … ${digits(high)}` },
      { head: 'p', explain: 'of the rank test, corrected for the number of cases', cell: ({ p }) => p.toFixed(3) },
      { head: 'noise', cell: ({ threshold }) => percent(threshold) },
      { head: 'finding', text: true, cell: ({ change, why }) => (why === null ? change : `${change}: ${why}`) }
    ],
    cases
  )
}
