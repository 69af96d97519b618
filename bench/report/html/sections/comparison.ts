/** Two runs side by side: the same cases, later ÷ earlier. */
import type { BenchRun, Result } from '../../../result/types.ts'
import { digits, duration, percent } from '../../format.ts'
import { whoOf } from '../../versus-table.ts'
import { asTable, figure } from '../chart/figure.ts'
import { ratioChart } from '../chart/ratio-chart.ts'
import { dataTable } from '../data-table.ts'
import { html, type Markup } from '../markup.ts'
import type { NamedRun } from '../named-run.ts'
import { allDifferences } from '../same-machine.ts'
import type { Section } from '../section.ts'
import { caseText, groupBy, withoutOp } from '../series.ts'

interface Change {
  readonly before: Result
  readonly after: Result
  /** Wall time after ÷ before; low and high from the ends of both medians' intervals. */
  readonly ratio: number
  readonly low: number
  readonly high: number
  readonly verdict: 'faster' | 'slower' | 'no difference shown'
}

export function comparisonSection(base: NamedRun, head: NamedRun): Section {
  const section = { id: 'comparison', title: 'Compared with the earlier run' }
  const differences = allDifferences(base.run, head.run)
  const names = html`<p><b>${head.name}</b> (${head.run.started}) against <b>${base.name}</b> (${base.run.started}).</p>`
  if (differences.length > 0) {
    const body = html`${names}<p class="warning">Not put into ratios, as times of different machines or engines say nothing about the code: ${differences.join('; ')}.</p>`
    return { ...section, body }
  }
  const floor = Math.max(base.run.noise.floor ?? 0, head.run.noise.floor ?? 0)
  const changes = changesOf(base.run, head.run, floor)
  if (changes.length === 0) return { ...section, body: html`${names}<p>They have no case in common.</p>` }
  const groups = [...groupBy(changes, ({ after }) => after.op).values()]
  const slower = changes.filter(({ verdict }) => verdict === 'slower').length
  const faster = changes.filter(({ verdict }) => verdict === 'faster').length
  const body = html`${names}
<p>${changes.length} cases in both: ${faster} faster, ${slower} slower, ${changes.length - faster - slower} without a difference that stands out of the noise
(band: ${percent(floor)}). The bars span both medians’ 95 % intervals. <code>heddle compare</code> tests this properly.</p>
<div class="charts">${groups.map((group, i) => changeChart(group, floor, i))}</div>
${asTable(table(changes))}`
  return { ...section, body }
}

function changesOf(base: BenchRun, head: BenchRun, floor: number): Change[] {
  const earlier = new Map(base.results.map((result) => [result.id, result]))
  return head.results.flatMap((after) => {
    const before = earlier.get(after.id)
    if (before === undefined || !before.passed || !after.passed || !(before.wall.ciLow > 0)) return []
    const ratio = after.wall.median / before.wall.median
    const low = after.wall.ciLow / before.wall.ciHigh
    const high = after.wall.ciHigh / before.wall.ciLow
    const verdict = low > 1 + floor ? 'slower' : high < 1 / (1 + floor) ? 'faster' : 'no difference shown'
    return Number.isFinite(ratio) ? { before, after, ratio, low, high, verdict } : []
  })
}

const SERIES = { 'no difference shown': 0, slower: 1, faster: 2 } as const

function changeChart(changes: readonly Change[], floor: number, index: number): Markup {
  const [{ after }] = changes
  const rows = changes.map((change) => ({
    name: withoutOp(change.after),
    ratio: change.ratio,
    low: change.low,
    high: change.high,
    series: SERIES[change.verdict]
  }))
  const svg = ratioChart({
    id: `comparison-${index}`,
    title: `${after.op}: wall time, later ÷ earlier`,
    description: changes
      .map((change) => `${caseText(change.after)}: ${change.ratio.toFixed(2)}, ${change.verdict}`)
      .join('; '),
    label: '← faster now · later ÷ earlier',
    rows,
    band: floor
  })
  const seen = new Set(changes.map(({ verdict }) => verdict))
  const key = Object.entries(SERIES).flatMap(([text, mark]) =>
    seen.has(text as Change['verdict']) ? { text, mark } : []
  )
  return figure(after.op, svg, key)
}

function table(changes: readonly Change[]): Markup {
  return dataTable(
    'Earlier and later',
    [
      { head: 'case', text: true, cell: ({ after }) => caseText(after) },
      { head: 'build', text: true, cell: ({ after }) => whoOf(after) },
      { head: 'earlier', cell: ({ before }) => duration(before.wall.median) },
      { head: 'later', cell: ({ after }) => duration(after.wall.median) },
      { head: 'later ÷ earlier', cell: ({ ratio }) => ratio.toFixed(2) },
      { head: 'interval', cell: ({ low, high }) => `${digits(low)} … ${digits(high)}` },
      { head: 'finding', text: true, cell: ({ verdict }) => verdict }
    ],
    changes
  )
}
