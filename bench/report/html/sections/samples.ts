/** Every sample in the order it was taken, and how the samples are distributed. */
import type { Result } from '../../../result/types.ts'
import { quantile } from '../../../statistics/quantile.ts'
import { duration, missing, shapeText } from '../../format.ts'
import { whoOf } from '../../versus-table.ts'
import { linearAxis, wholeTicks } from '../chart/axis.ts'
import { chart, px, WIDTH } from '../chart/chart.ts'
import { asTable, figure } from '../chart/figure.ts'
import { type Axes, COLOURS, dot } from '../chart/marks.ts'
import { dataTable } from '../data-table.ts'
import { html, type Markup } from '../markup.ts'
import type { Section } from '../section.ts'
import { caseText, groupBy } from '../series.ts'

/** More than these make the page slow and say nothing more. */
const MOST_CHARTS = 48
const MOST_POINTS = 150

/** Samples beyond this multiple of the slowest median are drawn at the top. */
const OUTLYING = 4

/** Units that a box takes at the right of the samples. */
const BOX = 16

export function samplesSection(results: readonly Result[]): Section | undefined {
  if (results.length === 0) return undefined
  const cases = [...groupBy(results, ({ op, shape }) => JSON.stringify([op, shape])).values()]
  const left = cases.length - MOST_CHARTS
  const body = html`<p>Left, each sample in time order; hollow ones were disturbed. Right, their distribution: a line from the
5th to the 95th percentile, a box over the middle half, a bar at the median.
Samples beyond the axis stand at its top.${left > 0 ? ` The first ${MOST_CHARTS} of ${cases.length} cases are drawn.` : null}</p>
<div class="charts">${cases.slice(0, MOST_CHARTS).map(samplesChart)}</div>
${asTable(table(results))}`
  return { id: 'samples', title: 'Samples', body }
}

function samplesChart(results: readonly Result[], index: number): Markup {
  const [{ op, shape }] = results
  const rounds = Math.max(...results.map(({ samples }) => samples.length))
  const most = (p: number) => Math.max(...results.map(({ samples }) => quantile(samples, p)))
  // A few wild samples must not press all the others flat.
  const top = Math.min(most(0.98), OUTLYING * most(0.5))
  const unit = top >= 1000 ? { name: 's', ms: 1000 } : top >= 1 ? { name: 'ms', ms: 1 } : { name: 'µs', ms: 0.001 }
  const axes: Axes = {
    x: { ...linearAxis('round', { from: 0.5, to: Math.max(rounds, 2) + 0.5, nice: false }) },
    y: linearAxis(`wall, ${unit.name}`, { to: (top / unit.ms) * 1.08 })
  }
  const room = 8 + results.length * BOX
  const ticks = wholeTicks(axes.x)
  const svg = chart(
    {
      id: `samples-${index}`,
      title: `${op} ${shapeText(shape)}: wall time of each sample`,
      description: results
        .map(
          (result) =>
            `${whoOf(result)}, ${caseText(result)}: median ${duration(result.wall.median)}, 95 % below ${duration(result.wall.p95)}`
        )
        .join('; '),
      height: 190,
      x: { ...axes.x, ticks },
      y: axes.y,
      right: room
    },
    () => results.flatMap((result, i) => [dotsOf(axes, result, i, unit.ms), box(axes, result, i, unit.ms, room)])
  )
  return figure(
    `${op} ${shapeText(shape)}`,
    svg,
    results.map((result, mark) => ({ text: keyText(result, results), mark }))
  )
}

function keyText(result: Result, all: readonly Result[]): string {
  const threads = `${result.threads} ${result.threads === 1 ? 'thread' : 'threads'}`
  return new Set(all.map(whoOf)).size > 1 ? `${threads}, ${whoOf(result)}` : threads
}

function dotsOf(axes: Axes, { samples, disturbedSamples }: Result, series: number, ms: number): Markup {
  const disturbed = new Set(disturbedSamples)
  const step = Math.ceil(samples.length / MOST_POINTS)
  const dots = samples.map((sample, i) =>
    i % step === 0
      ? dot(axes, { x: i + 1, y: Math.min(sample / ms, axes.y.scale.domain()[1]) }, series, duration(sample), {
          hollow: disturbed.has(i),
          size: 14
        })
      : null
  )
  return html`${dots}`
}

function box({ y }: Axes, { samples, wall }: Result, series: number, ms: number, room: number): Markup {
  const at = (time: number) => px(y.scale(Math.min(time / ms, y.scale.domain()[1])))
  const centre = WIDTH - 12 - room + 12 + BOX * (series + 0.5) - 4
  const [p5, p25, p75, p95] = [0.05, 0.25, 0.75, 0.95].map((p) => at(quantile(samples, p)))
  return html`<g class="s${series % COLOURS}"><path class="whisker" d="M${centre} ${p5}V${p95}"/><rect class="box" x="${centre - 4}" y="${p75}" width="8" height="${Math.max(0, px(p25 - p75))}"/><path class="middle" d="M${centre - 5} ${at(wall.median)}h10"/></g>`
}

function table(results: readonly Result[]): Markup {
  return dataTable(
    'Distribution of the samples',
    [
      { head: 'case', text: true, cell: caseText },
      { head: 'build', text: true, cell: whoOf },
      { head: 'samples', cell: ({ samples }) => samples.length },
      {
        head: 'outliers',
        explain: 'beyond 1.5 interquartile ranges from the quartiles; kept',
        cell: ({ outliers }) => outliers ?? missing
      },
      {
        head: 'disturbed',
        explain: 'others had our cores; kept',
        cell: ({ disturbedSamples }) => disturbedSamples.length
      },
      {
        head: 'run delay',
        explain: 'median time a call that a thread was ready to run and had no core',
        cell: ({ runDelay }) => (typeof runDelay === 'number' ? duration(Math.max(0, runDelay)) : missing)
      },
      { head: 'min', cell: ({ wall }) => duration(wall.min) },
      { head: 'median', cell: ({ wall }) => duration(wall.median) },
      { head: 'p95', cell: ({ wall }) => duration(wall.p95) },
      { head: 'MAD', explain: 'median absolute deviation from the median', cell: ({ wall }) => duration(wall.mad) }
    ],
    results
  )
}
