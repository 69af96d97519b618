/** The rate a thread, on an axis that ends at what one thread can do at most: what is lost is seen at once. */
import type { BenchRun, Peak, Result } from '../../../result/types.ts'
import { digits, missing, percent } from '../../format.ts'
import { linearAxis, threadAxis } from '../chart/axis.ts'
import { chart } from '../chart/chart.ts'
import { asTable, figure } from '../chart/figure.ts'
import { type Axes, COLOURS, dot, path } from '../chart/marks.ts'
import { dataTable } from '../data-table.ts'
import { html, type Markup } from '../markup.ts'
import type { Section } from '../section.ts'
import { caseText, isDoubtful, type Series, seriesByOp } from '../series.ts'

export function rateSection(run: BenchRun): Section | undefined {
  const ops = seriesByOp(run.results.filter((result) => rateOf(result) !== null))
  if (ops.length === 0) return undefined
  const { peaks } = run
  const ends =
    peaks.length === 0
      ? 'The machine’s peak was not measured in this run: the axes end at the best that was.'
      : 'The axes of arithmetic end at the measured peak of one thread, those of memory at its bandwidth or, where caches gave more, at the best.'
  const body = html`<p>GFLOP/s ÷ threads where arithmetic is the measure, GB/s ÷ threads where memory is. A level line scales. ${ends}</p>
<div class="charts">${ops.map(({ op, series }, i) => rateChart(op, series, peaks, i))}</div>
${asTable(table(ops.flatMap(({ series }) => series.flatMap((line) => line.results))))}`
  return { id: 'rate', title: 'Rate a thread', body }
}

/** Where memory is the measure, both rates are there and bytes say more. */
function rateOf({ gflops, gbps }: Result): number | null {
  return gbps ?? gflops
}

function perThread(result: Result): number {
  return (rateOf(result) as number) / result.threads
}

function rateChart(op: string, series: readonly Series[], limits: readonly Peak[], index: number): Markup {
  const all = series.flatMap((line) => line.results)
  const memory = all.every(({ gbps }) => gbps !== null)
  const unit = memory ? 'GB/s a thread' : 'GFLOP/s a thread'
  const best = Math.max(...all.map(perThread))
  const peaks = [...new Set(all.map((result) => limitOf(limits, result, memory)))].filter((peak) => peak !== undefined)
  const peak = peaks.length === 0 ? undefined : Math.max(...peaks)
  const ends = peak !== undefined && peak >= best
  const axes: Axes = {
    x: threadAxis(all.map(({ threads }) => threads)),
    y: linearAxis(unit, { to: ends ? peak : best * 1.05, nice: !ends })
  }
  const svg = chart(
    {
      id: `rate-${index}`,
      title: `${op}: ${unit} against threads`,
      description: series.map(describe).join('; '),
      ...axes
    },
    () => [
      peak === undefined
        ? html``
        : path(
            axes,
            axes.x.scale.domain().map((x) => ({ x, y: peak })),
            'limit'
          ),
      ...series.map(({ results }, i) => {
        const points = results.map((result) => ({ x: result.threads, y: perThread(result) }))
        return html`${path(axes, points, `s${i % COLOURS} line`)}${results.map((result, j) =>
          dot(axes, points[j], i, `${caseText(result)}: ${digits(points[j].y)} ${unit}`, { hollow: isDoubtful(result) })
        )}`
      })
    ]
  )
  const key = series.map(({ name }, mark) => ({ text: name, mark }))
  const limit = `one thread’s ${memory ? 'bandwidth' : 'peak'}`
  return figure(
    op,
    svg,
    peak === undefined ? key : [...key, { text: `${limit}, ${digits(peak)}`, mark: 'limit' as const }]
  )
}

/** What one thread alone can do: the limit of a thread in company is the same or lower. */
function limitOf(limits: readonly Peak[], { variant, dtype }: Result, memory: boolean): number | undefined {
  const limit = limits.find((each) => each.variant === variant && each.dtype === dtype && each.threads === 1)
  return (memory ? limit?.gbps : limit?.gflops) ?? undefined
}

function describe({ name, results }: Series): string {
  return `${name}: ${results.map((result) => `${digits(perThread(result))} at ${result.threads}`).join(', ')}`
}

function table(results: readonly Result[]): Markup {
  return dataTable(
    'Rates',
    [
      { head: 'case', text: true, cell: caseText },
      { head: 'build', text: true, cell: ({ variant, peer }) => peer ?? variant },
      { head: 'GFLOP/s', cell: ({ gflops }) => (gflops === null ? missing : digits(gflops)) },
      { head: 'GB/s', cell: ({ gbps }) => (gbps === null ? missing : digits(gbps)) },
      { head: 'a thread', cell: (result) => digits(perThread(result)) },
      { head: 'of peak', cell: ({ peakFraction: part }) => (part === null ? missing : percent(part)) }
    ],
    results
  )
}
