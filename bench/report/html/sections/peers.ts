/** Our kernels beside what they are held against. */
import type { BenchRun, PeerRecord, Result, Versus } from '../../../result/types.ts'
import { duration, missing } from '../../format.ts'
import { intervalText, precisionText, ratioText, whoOf } from '../../versus-table.ts'
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

export function peersSection({ results, peers = [] }: BenchRun): Section | undefined {
  const byId = new Map(results.map((result) => [result.id, result]))
  const pairs = results.flatMap((ours) =>
    (ours.versus ?? []).map((versus): Pair => ({ ours, versus, theirs: byId.get(versus.id) }))
  )
  if (pairs.length === 0 && peers.length === 0) return undefined
  const groups = [...groupBy(pairs, (pair) => JSON.stringify([peerOf(pair), pair.ours.op])).values()]
  const body = html`${peers.length === 0 ? null : describing(peers)}
${pairs.length === 0 ? null : comparing(pairs, groups)}`
  return { id: 'peers', title: 'Against peers', body }
}

/** Which of its builds, where that is known. */
function peerOf({ theirs, versus }: Pair): string {
  return theirs === undefined ? versus.peer : whoOf(theirs)
}

function comparing(pairs: readonly Pair[], groups: readonly (readonly Pair[])[]): Markup {
  return html`<p>Our wall time ÷ the peer’s at the same thread count, paired inside rounds: left of 1, ours is faster. Bars are 95 % intervals.</p>
<div class="charts">${groups.map(peerChart)}</div>
${asTable(table(pairs))}`
}

function describing(peers: readonly PeerRecord[]): Markup {
  return dataTable(
    'What they are',
    [
      { head: 'peer', text: true, cell: ({ name, variant = '' }) => `${name} ${variant}` },
      { head: 'version', cell: ({ version }) => version, wraps: true },
      { head: 'build', cell: ({ build }) => build ?? missing, wraps: true },
      { head: 'SIMD', text: true, cell: ({ simd }) => simd ?? missing },
      { head: 'threads', text: true, cell: ({ threads }) => threads.join(', ') },
      { head: 'precision', text: true, cell: precisionText },
      { head: 'more', wraps: true, cell: ({ details }) => detailsOf(details) }
    ],
    peers
  )
}

function detailsOf(details: PeerRecord['details']): Markup {
  return html`<details><summary>…</summary><dl>${Object.entries(details).map(([name, text]) => html`<dt>${name}</dt><dd>${text}</dd>`)}</dl></details>`
}

function peerChart(pairs: readonly Pair[], index: number): Markup {
  const [first] = pairs
  const variants = [...new Set(pairs.map((pair) => pair.ours.variant))]
  const rows = pairs.map((pair) => ({
    name: withoutOp(pair.ours),
    ...pair.versus,
    series: variants.indexOf(pair.ours.variant)
  }))
  const title = `${first.ours.op} against ${peerOf(first)}`
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
      { head: 'peer', text: true, cell: peerOf },
      { head: 'our wall', cell: ({ ours }) => duration(ours.wall.median) },
      { head: 'their wall', cell: ({ theirs }) => (theirs === undefined ? missing : duration(theirs.wall.median)) },
      { head: 'wall ÷ wall', cell: ({ versus }) => ratioText(versus.ratio) },
      { head: '95 %', cell: ({ versus }) => intervalText(versus) },
      { head: 'CPU ÷ CPU', cell: ({ versus }) => (versus.cpu === null ? missing : ratioText(versus.cpu)) },
      { head: 'rounds', cell: ({ versus }) => versus.rounds }
    ],
    pairs
  )
}
