/** Speed-up against threads: measured, with its interval, beside the ideal and the fitted law. */
import type { Result } from '../../../result/types.ts'
import { digits, missing, percent } from '../../format.ts'
import { fitLine } from '../../verdict-lines.ts'
import { linearAxis, threadAxis } from '../chart/axis.ts'
import { chart } from '../chart/chart.ts'
import { asTable, figure, type KeyEntry } from '../chart/figure.ts'
import { type Axes, COLOURS, dot, type Point, path, whisker } from '../chart/marks.ts'
import { dataTable } from '../data-table.ts'
import { fittedSpeedup } from '../fit.ts'
import { html, type Markup } from '../markup.ts'
import type { Section } from '../section.ts'
import { caseText, isDoubtful, type Series, seriesByOp } from '../series.ts'

export function speedUpSection(results: readonly Result[]): Section | undefined {
  const measured = results.filter(({ speedup }) => speedup !== null)
  const ops = seriesByOp(measured)
    .map(({ op, series }) => ({ op, series: series.filter((line) => line.results.length > 1) }))
    .filter(({ series }) => series.length > 0)
  if (ops.length === 0) return undefined
  const body = html`<p>How many times faster than one thread of the same build, paired inside rounds; bars are 95 % intervals.
Hollow points were disturbed, oversubscribed or wrong; what is beyond the axis stands at its top. ${fitLine(results)}</p>
<div class="charts">${ops.map(({ op, series }, i) => speedUpChart(op, series, i))}</div>
${fitsTable(ops.flatMap(({ series }) => series))}
${asTable(table(ops.flatMap(({ series }) => series.flatMap((line) => line.results))))}`
  return { id: 'speed-up', title: 'Speed-up against threads', body }
}

function speedUpChart(op: string, series: readonly Series[], index: number): Markup {
  const all = series.flatMap((line) => line.results)
  const most = Math.max(...all.map(({ threads }) => threads))
  const best = Math.max(...all.map(({ speedup }) => speedup ?? 0))
  const axes: Axes = {
    x: threadAxis(all.map(({ threads }) => threads)),
    y: linearAxis('speed-up', { to: Math.max(most, Math.min(best, 4 * most)) * 1.05 })
  }
  const laws = series.map((line) => fittedSpeedup(line.results))
  const svg = chart(
    {
      id: `speed-up-${index}`,
      title: `${op}: speed-up against threads`,
      description: series.map((line) => `${line.name}: ${atMost(line)}`).join('; '),
      ...axes
    },
    () => [
      path(
        axes,
        [
          { x: 1, y: 1 },
          { x: most, y: most }
        ],
        'ideal'
      ),
      ...laws.flatMap((law, i) => (law === undefined ? [] : path(axes, curve(law, most), `s${i % COLOURS} fit`))),
      ...series.map((line, i) => lineMarks(axes, line, i))
    ]
  )
  const key: KeyEntry[] = series.map(({ name }, mark) => ({ text: name, mark }))
  key.push({ text: 'ideal', mark: 'ideal' })
  if (laws.some((law) => law !== undefined)) key.push({ text: 'fitted law', mark: 'fit' })
  return figure(op, svg, key)
}

/** The law at steps that the eye takes for a curve. */
function curve(law: (threads: number) => number, most: number): Point[] {
  const steps = 40
  return Array.from({ length: steps + 1 }, (_, step) => 1 + ((most - 1) * step) / steps).map((x) => ({ x, y: law(x) }))
}

function lineMarks(axes: Axes, { results }: Series, i: number): Markup {
  const points = results.map(({ threads, speedup }) => ({
    x: threads,
    y: Math.min(speedup as number, axes.y.scale.domain()[1])
  }))
  const intervals = results.map(({ threads, speedupLow: low, speedupHigh: high }) =>
    low === undefined || high === undefined ? null : whisker(axes, threads, low, high, i)
  )
  const dots = results.map((result, j) =>
    dot(axes, points[j], i, `${caseText(result)}: ${digits(result.speedup as number)}×`, { hollow: isDoubtful(result) })
  )
  return html`${path(axes, points, `s${i % COLOURS} line`)}${intervals}${dots}`
}

function atMost({ results }: Series): string {
  const last = results.at(-1) as Result
  return `${digits(last.speedup as number)} times at ${last.threads} threads`
}

/** What the laws say of each case; null where none was fitted. */
function fitsTable(series: readonly Series[]): Markup | null {
  const fitted = series.flatMap(({ op, name, results }) => {
    const fit = results.findLast((result) => result.fit !== undefined)?.fit
    return fit === undefined ? [] : [{ name: `${op} ${name}`, fit }]
  })
  if (fitted.length === 0) return null
  return dataTable(
    'Scaling laws',
    [
      { head: 'case', text: true, cell: ({ name }) => name },
      { head: 'threads', text: true, cell: ({ fit }) => fit.threads.join(', ') },
      { head: 'Amdahl: serial part', cell: ({ fit }) => percent(fit.amdahl.serial) },
      { head: 'its misfit', explain: MISFIT, cell: ({ fit }) => percent(fit.amdahl.error) },
      {
        head: 'USL: contention σ',
        explain: 'Universal Scalability Law: what Amdahl calls serial',
        cell: ({ fit }) => percent(fit.usl.sigma)
      },
      {
        head: 'coherency κ',
        explain: 'what each pair of threads adds',
        cell: ({ fit }) => `${digits(fit.usl.kappa * 1000)} ‰`
      },
      { head: 'its misfit', explain: MISFIT, cell: ({ fit }) => percent(fit.usl.error) },
      {
        head: 'fastest at',
        cell: ({ fit }) => (fit.bestThreads === null ? 'no end in sight' : `${fit.bestThreads} threads`)
      }
    ],
    fitted
  )
}

const MISFIT = 'root mean square of the relative misses'

function table(results: readonly Result[]): Markup {
  return dataTable(
    'Speed-up and efficiency',
    [
      { head: 'case', text: true, cell: caseText },
      { head: 'build', text: true, cell: ({ variant, peer }) => peer ?? variant },
      { head: 'speed-up', cell: ({ speedup }) => digits(speedup as number) },
      {
        head: '95 % interval',
        cell: ({ speedupLow: low, speedupHigh: high }) =>
          low === undefined || high === undefined ? missing : `${digits(low)} … ${digits(high)}`
      },
      { head: 'efficiency', cell: ({ efficiency }) => (efficiency === null ? missing : percent(efficiency)) },
      {
        head: 'serial part',
        explain: 'Karp and Flatt: the part of the work that runs on one thread, as this speed-up shows it',
        cell: ({ serialFraction: part }) => (part === undefined || part === null ? missing : percent(part))
      },
      { head: 'verdict', text: true, cell: ({ verdict }) => verdict ?? '' }
    ],
    results
  )
}
