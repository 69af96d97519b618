/** What every thread did during the profiled call: wall time by stage, waiting, and the CPU time beneath. */
import type { FunctionRow, Result } from '../../../result/types.ts'
import { digits, duration, missing, percent } from '../../format.ts'
import { profiledTitle } from '../../thread-table.ts'
import { linearAxis, threadRows } from '../chart/axis.ts'
import { chart, px } from '../chart/chart.ts'
import { asTable, figure, type KeyEntry } from '../chart/figure.ts'
import { type Axes, COLOURS } from '../chart/marks.ts'
import { dataTable } from '../data-table.ts'
import { html, type Markup } from '../markup.ts'
import type { Section } from '../section.ts'
import { groupBy } from '../series.ts'
import { timelineFigure } from './timeline.ts'

/** A stage whose part is smaller than this in every thread joins the others. */
const SMALLEST_PART = 0.01

interface Thread {
  readonly name: string
  readonly parts: readonly Part[]
}

interface Part {
  readonly stage: string
  readonly wall: number
  readonly cpu: number
}

/** The barriers' row holds the time that a thread waited for the others. */
const WAITING = 'barrier'

export function threadsSection(results: readonly Result[]): Section | undefined {
  const profiled = results.filter(({ functions }) => functions.length > 0)
  if (profiled.length === 0) return undefined
  const body = html`${profiled.map(threadsBody)}`
  return { id: 'threads', title: 'What every thread did', body }
}

function threadsBody(result: Result, index: number): Markup {
  const { functions, timeline } = result
  const title = profiledTitle(result)
  const all = threadsOf(functions)
  const stages = stagesOf(all)
  const longest = Math.max(...all.map(({ parts }) => sumOf(parts, 'wall')))
  const scale = longest >= 1000 ? { unit: 's', ms: 1000 } : { unit: 'ms', ms: 1 }
  const axes: Axes = {
    x: linearAxis(`time, ${scale.unit}`, { to: (longest / scale.ms) * 1.02, nice: false }),
    y: threadRows(all.map(({ name }) => name))
  }
  const svg = chart(
    {
      id: `threads-${index}`,
      title: `${title}: time of each thread`,
      description: all.map(describe).join('; '),
      height: 50 + 34 * all.length,
      left: 84,
      rows: true,
      ...axes
    },
    () =>
      all.flatMap((thread, row) => [
        bar(axes, thread, row, stages, 'wall', scale.ms),
        bar(axes, thread, row, stages, 'cpu', scale.ms)
      ])
  )
  const key = stages.map(
    (stage, i): KeyEntry =>
      stage === WAITING ? { text: 'waiting at barriers', mark: 'band' } : { text: stage, mark: i, area: true }
  )
  return html`<p>${title}, profiled. Thick: where its wall time went. Thin: the CPU time of the same stages, with what they spun at barriers; where it ends early, the thread slept or had no core. Over time, grey is the part of a slice that the thread waited at barriers.</p>
<div class="charts">${timeline && timelineFigure(title, timeline, { stages, others: OTHERS, key }, index)}${figure('Time of each thread', svg, key)}</div>
${asTable(functionTable(title, functions), 'Every function of every thread')}`
}

function threadsOf(rows: readonly FunctionRow[]): Thread[] {
  const ranks = rows.filter(({ thread }) => thread.rank !== null && thread.rank >= 0)
  const threads = groupBy(ranks.length > 0 ? ranks : rows, ({ thread }) => JSON.stringify(thread))
  return [...threads.values()]
    .sort(([a], [b]) => (a.thread.rank ?? -1) - (b.thread.rank ?? -1))
    .map((own) => ({
      name: own[0].thread.name,
      parts: own.map((row) => ({
        stage: row.function,
        wall: Math.max(0, row.wall.self),
        cpu: Math.max(0, row.cpu?.self ?? 0)
      }))
    }))
}

const OTHERS = 'others'

/** In the order they were entered; waiting comes last. */
function stagesOf(threads: readonly Thread[]): string[] {
  const names = new Set<string>()
  for (const { parts } of threads) {
    const total = sumOf(parts, 'wall')
    for (const { stage, wall } of parts) if (wall > SMALLEST_PART * total) names.add(stage)
  }
  const waited = names.delete(WAITING)
  const shown = [...names].slice(0, COLOURS - 1)
  return [...shown, OTHERS, ...(waited ? [WAITING] : [])]
}

function sumOf(parts: readonly Part[], time: 'wall' | 'cpu'): number {
  return parts.reduce((sum, part) => sum + part[time], 0)
}

function bar(
  axes: Axes,
  { name, parts }: Thread,
  row: number,
  stages: readonly string[],
  time: 'wall' | 'cpu',
  ms: number
): Markup {
  let end = 0
  const top = axes.y.scale(row + (time === 'wall' ? 0.1 : 0.66))
  const height = axes.y.scale(time === 'wall' ? 0.52 : 0.2) - axes.y.scale(0)
  return html`${stages.map((stage, i) => {
    const own = parts.filter((part) => (stages.includes(part.stage) ? part.stage : OTHERS) === stage)
    const amount = sumOf(own, time)
    const start = end
    end += amount
    if (!(amount > 0)) return null
    const [from, to] = [start, end].map((x) => px(axes.x.scale(x / ms)))
    const kind = stage === WAITING ? 'waiting' : `s${i % COLOURS} area`
    return html`<rect class="${kind}" x="${from}" y="${px(top)}" width="${px(to - from)}" height="${px(height)}"><title>${name}, ${stage}: ${duration(amount)} ${time}</title></rect>`
  })}`
}

function describe({ name, parts }: Thread): string {
  const wall = sumOf(parts, 'wall')
  const waiting = sumOf(
    parts.filter(({ stage }) => stage === WAITING),
    'wall'
  )
  return `${name}: ${duration(wall)}, of which ${percent(wall > 0 ? waiting / wall : 0)} waiting, ${duration(sumOf(parts, 'cpu'))} CPU`
}

function functionTable(title: string, rows: readonly FunctionRow[]): Markup {
  return dataTable(
    title,
    [
      { head: 'function', text: true, cell: (row) => row.function },
      { head: 'thread', text: true, cell: (row) => row.thread.name },
      { head: 'calls', cell: (row) => row.calls },
      { head: 'wall', cell: (row) => duration(row.wall.total) },
      { head: 'self', cell: (row) => duration(row.wall.self) },
      { head: 'CPU', cell: (row) => (row.cpu === null ? missing : duration(row.cpu.total)) },
      { head: 'wait', cell: (row) => duration(row.wait) },
      {
        head: 'CPU ÷ wall',
        cell: (row) => (row.cpu === null || row.wall.total === 0 ? missing : digits(row.cpu.total / row.wall.total))
      },
      { head: 'where', text: true, cell: (row) => (row.line === null ? row.file : `${row.file}:${row.line}`) }
    ],
    [...rows].sort((a, b) => (a.thread.rank ?? -1) - (b.thread.rank ?? -1) || b.wall.total - a.wall.total)
  )
}
