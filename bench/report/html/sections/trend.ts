/** The same cases over several runs, and where their level changed. */
import { changesOf, MOST_RUNS, sameMachine, type Trend, trendsOf } from '../../../history/trends.ts'
import { duration, shapeText } from '../../format.ts'
import { whoOf } from '../../versus-table.ts'
import { linearAxis, wholeTicks } from '../chart/axis.ts'
import { chart } from '../chart/chart.ts'
import { asTable, figure, type KeyEntry } from '../chart/figure.ts'
import { type Axes, COLOURS, dot, path, whisker } from '../chart/marks.ts'
import { dataTable } from '../data-table.ts'
import { html, type Markup } from '../markup.ts'
import type { NamedRun } from '../named-run.ts'
import type { Section } from '../section.ts'
import { caseText, groupBy, isDoubtful } from '../series.ts'

/** Of the runs on the machine of the last one; undefined when there are too few. */
export function trendSection(all: readonly NamedRun[]): Section | undefined {
  const same = sameMachine(all)
  const runs = same.slice(-MOST_RUNS)
  const trends = trendsOf(runs.map(({ run }) => run))
  if (trends.length === 0) return undefined
  const cases = [...groupBy(trends, ({ last }) => JSON.stringify([last.op, last.shape])).values()]
  const elsewhere = all.length - same.length
  const body = html`<p>Median wall time in ${runs.length} runs on this machine, the earliest left.${
    elsewhere > 0 ? ` ${elsewhere} from other machines are left out.` : null
  } Level lines are medians between changes that E-divisive finds; a change stands when fewer than one shuffle in a hundred does as well.</p>
${changesTable(trends, runs)}
<div class="charts">${cases.map(trendChart)}</div>
${asTable(runsTable(runs), 'The runs')}`
  return { id: 'trend', title: 'Over time', body }
}

function trendChart(trends: readonly Trend[], index: number): Markup {
  const [{ last }] = trends
  const walls = trends.flatMap(({ points }) => points.map(({ result }) => result.wall.median))
  const top = Math.max(...walls)
  const unit = top >= 1000 ? { name: 's', ms: 1000 } : top >= 1 ? { name: 'ms', ms: 1 } : { name: 'µs', ms: 0.001 }
  const runs = Math.max(...trends.flatMap(({ points }) => points.map(({ run }) => run)))
  const x = linearAxis('run', { from: 0.5, to: runs + 0.5, nice: false })
  const axes: Axes = {
    x: { ...x, ticks: wholeTicks(x) },
    y: linearAxis(`wall, ${unit.name}`, { to: (top / unit.ms) * 1.1 })
  }
  const name = `${last.op} ${shapeText(last.shape)}`
  const svg = chart(
    { id: `trend-${index}`, title: `${name} over ${runs} runs`, description: trends.map(describe).join('; '), ...axes },
    () => trends.map((trend, i) => marksOf(axes, trend, i, unit.ms))
  )
  const key = trends.map((trend, mark): KeyEntry => ({ text: nameOf(trend, trends), mark }))
  return figure(name, svg, key)
}

function marksOf(axes: Axes, { points, levels }: Trend, series: number, ms: number): Markup {
  const steps = levels.map(({ from, to, wall }) =>
    path(
      axes,
      [from, to].map((x) => ({ x, y: wall / ms })),
      `s${series % COLOURS} line`
    )
  )
  const changes = levels.slice(1).map(({ from }) =>
    path(
      axes,
      axes.y.scale.domain().map((y) => ({ x: from - 0.5, y })),
      'change'
    )
  )
  const dots = points.map(({ run, result }) => [
    whisker(axes, run, result.wall.ciLow / ms, result.wall.ciHigh / ms, series),
    dot(axes, { x: run, y: result.wall.median / ms }, series, `run ${run}: ${duration(result.wall.median)}`, {
      hollow: isDoubtful(result),
      size: 22
    })
  ])
  return html`${changes}${steps}${dots}`
}

function nameOf({ last }: Trend, all: readonly Trend[]): string {
  const threads = `${last.threads} ${last.threads === 1 ? 'thread' : 'threads'}`
  return new Set(all.map((trend) => whoOf(trend.last))).size > 1 ? `${threads}, ${whoOf(last)}` : threads
}

function describe({ last, levels }: Trend): string {
  return `${caseText(last)}: ${levels.map(({ wall }) => duration(wall)).join(', then ')}`
}

function changesTable(trends: readonly Trend[], runs: readonly NamedRun[]): Markup {
  const changes = changesOf(trends)
  if (changes.length === 0) return html`<p>No level changed.</p>`
  return dataTable(
    'Changes of level',
    [
      { head: 'case', text: true, cell: ({ last }) => caseText(last) },
      { head: 'build', text: true, cell: ({ last }) => whoOf(last) },
      { head: 'from run', cell: ({ level }) => level.from },
      { head: 'of', text: true, cell: ({ level }) => runs[level.from - 1].run.started },
      {
        head: 'commit',
        text: true,
        cell: ({ level }) => html`<code>${runs[level.from - 1].run.git?.commit.slice(0, 12)}</code>`
      },
      { head: 'before', cell: ({ before }) => duration(before.wall) },
      { head: 'since', cell: ({ level }) => duration(level.wall) },
      { head: 'since ÷ before', cell: ({ before, level }) => (level.wall / before.wall).toFixed(2) }
    ],
    changes
  )
}

function runsTable(runs: readonly NamedRun[]): Markup {
  return dataTable(
    'The runs',
    [
      { head: 'run', cell: ({ index }) => index + 1 },
      { head: 'started', text: true, cell: ({ run }) => run.started },
      { head: 'name', text: true, cell: ({ name }) => name },
      { head: 'commit', text: true, cell: ({ run }) => html`<code>${run.git?.commit.slice(0, 12)}</code>` },
      { head: 'Node', text: true, cell: ({ run }) => run.engine.node },
      { head: 'results', cell: ({ run }) => run.results.length }
    ],
    runs.map((each, index) => ({ ...each, index }))
  )
}
