/** Our kernels beside what they are held against. */
import type { Result, Versus } from '../../../result/types.ts'
import { digits, duration, missing } from '../../format.ts'
import { whoOf } from '../../versus-table.ts'
import { asTable, figure, type KeyEntry } from '../chart/figure.ts'
import { ratioChart } from '../chart/ratio-chart.ts'
import { dataTable } from '../data-table.ts'
import { html, type Markup } from '../markup.ts'
import type { Section } from '../section.ts'
import { caseText, groupBy, withoutOp } from '../series.ts'

interface Pair {
  readonly ours: Result
  readonly theirs: Result | undefined
  readonly versus: Versus
}

export function peersSection(results: readonly Result[]): Section | undefined {
  const byId = new Map(results.map((result) => [result.id, result]))
  const pairs = results.flatMap((ours) =>
    (ours.versus ?? []).map((versus): Pair => ({ ours, versus, theirs: byId.get(versus.id) }))
  )
  if (pairs.length === 0) return undefined
  const groups = [...groupBy(pairs, ({ ours, versus }) => JSON.stringify([versus.peer, ours.op])).values()]
  const body = html`<p>Our wall time ÷ the peer’s at the same thread count, paired inside rounds: left of 1, ours is faster. Bars are 95 % intervals.</p>
<div class="charts">${groups.map(peerChart)}</div>
${asTable(table(pairs))}`
  return { id: 'peers', title: 'Against peers', body }
}

function peerChart(pairs: readonly Pair[], index: number): Markup {
  const [{ ours, versus }] = pairs
  const variants = [...new Set(pairs.map((pair) => pair.ours.variant))]
  const rows = pairs.map((pair) => ({
    name: withoutOp(pair.ours),
    ...pair.versus,
    series: variants.indexOf(pair.ours.variant)
  }))
  const title = `${ours.op} against ${versus.peer}`
  const svg = ratioChart({
    id: `peer-${index}`,
    title: `${title}: our wall time ÷ theirs`,
    description: rows.map(({ name, ratio }) => `${name}: ${ratio.toFixed(2)}`).join('; '),
    label: '← ours is faster · wall ÷ wall',
    rows
  })
  return figure(
    title,
    svg,
    variants.map((text, mark): KeyEntry => ({ text, mark }))
  )
}

function table(pairs: readonly Pair[]): Markup {
  return dataTable(
    'Ours and theirs',
    [
      { head: 'case', text: true, cell: ({ ours }) => caseText(ours) },
      { head: 'ours', text: true, cell: ({ ours }) => ours.variant },
      { head: 'peer', text: true, cell: ({ theirs, versus }) => (theirs === undefined ? versus.peer : whoOf(theirs)) },
      { head: 'our wall', cell: ({ ours }) => duration(ours.wall.median) },
      { head: 'their wall', cell: ({ theirs }) => (theirs === undefined ? missing : duration(theirs.wall.median)) },
      { head: 'wall ÷ wall', cell: ({ versus }) => versus.ratio.toFixed(2) },
      { head: '95 %', cell: ({ versus }) => `${digits(versus.low)} … ${digits(versus.high)}` },
      { head: 'CPU ÷ CPU', cell: ({ versus }) => versus.cpu?.toFixed(2) ?? missing },
      { head: 'rounds', cell: ({ versus }) => versus.rounds }
    ],
    pairs
  )
}
