/** Every result in figures. */
import type { Result } from '../../../result/types.ts'
import { digits, duration, missing, percent, residualText, shapeText, spreadText } from '../../format.ts'
import { waitPart } from '../../ranks-line.ts'
import { whoOf } from '../../versus-table.ts'
import { type DataColumn, dataTable } from '../data-table.ts'
import { html } from '../markup.ts'
import type { Section } from '../section.ts'

export function resultsSection(results: readonly Result[]): Section {
  const body = html`<p>95 %: half the interval of the median. Util.: CPU ÷ (wall × threads). A check is PASSED when the residual is below 10.</p>
${dataTable(
  'All results',
  [
    { head: 'case', text: true, cell: ({ op, shape }) => html`${op} ${shapeText(shape)}` },
    { head: 'build', text: true, cell: whoOf },
    { head: 'threads', cell: ({ threads }) => threads },
    { head: 'wall', cell: ({ wall }) => duration(wall.median) },
    { head: '95 %', cell: spreadText },
    { head: 'CPU', cell: ({ cpu }) => (cpu === null ? missing : duration(cpu.median)) },
    { head: 'GFLOP/s', cell: ({ gflops }) => optional(gflops, digits) },
    { head: 'GB/s', cell: ({ gbps }) => optional(gbps, digits) },
    ...(results.some(({ peakFraction }) => peakFraction !== null) ? [OF_PEAK] : []),
    { head: 'speed-up', cell: ({ speedup }) => optional(speedup, (x) => `${digits(x)}×`) },
    {
      head: 'eff.',
      explain: 'efficiency: speed-up ÷ threads',
      cell: ({ efficiency }) => optional(efficiency, percent)
    },
    { head: 'util.', explain: 'utilisation', cell: ({ utilisation }) => optional(utilisation, percent) },
    {
      head: 'wait',
      explain: 'part of their time that ranks waited for each other',
      cell: (result) => optional(waitPart(result), percent)
    },
    {
      head: 'imb.',
      explain: 'imbalance: by how much the busiest rank exceeds the mean',
      cell: ({ imbalance }) => optional(imbalance ?? null, percent)
    },
    { head: 'residual', cell: ({ residual }) => residualText(residual) },
    {
      head: 'check',
      text: true,
      cell: ({ passed }) => (passed ? html`<span class="good">PASSED</span>` : html`<span class="bad">FAILED</span>`)
    },
    { head: 'remarks', text: true, wraps: true, cell: remarks }
  ],
  results
)}`
  return { id: 'results', title: 'All results', body }
}

const OF_PEAK: DataColumn<Result> = {
  head: 'of peak',
  cell: ({ peakFraction }) => optional(peakFraction, percent)
}

function optional(x: number | null, format: (x: number) => string): string {
  return x === null ? missing : format(x)
}

function remarks({ disturbed, oversubscribed, ended, verdict }: Result): string {
  const words = [
    verdict,
    disturbed ? 'disturbed' : null,
    oversubscribed ? 'oversubscribed' : null,
    ended === 'budget' ? 'budget ended it' : ended === 'stopped' ? 'stopped' : null
  ]
  return [...new Set(words.filter((word) => word !== null))].join(', ')
}
