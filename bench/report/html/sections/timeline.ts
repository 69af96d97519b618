/** A profiled call from left to right: which stage each rank was in, and how much of each slice it waited. */
import type { Timeline } from '../../../result/types.ts'
import { duration, percent } from '../../format.ts'
import { linearAxis, threadRows } from '../chart/axis.ts'
import { chart, px } from '../chart/chart.ts'
import { figure, type KeyEntry } from '../chart/figure.ts'
import { type Axes, COLOURS } from '../chart/marks.ts'
import { html, type Markup } from '../markup.ts'

type Thread = Timeline['threads'][number]

/** Neighbouring slices of one stage. */
interface Stretch {
  readonly stage: string
  readonly from: number
  readonly to: number
}

/** Rows of a thread take this part of their place. */
const THICK = 0.7
const TOP = 0.12

/** `stages` give the colours, those of the figure beside it; others have the colour of `others`. */
export function timelineFigure(
  title: string,
  { slice, threads }: Timeline,
  { stages, others, key }: { stages: readonly string[]; others: string; key: readonly KeyEntry[] },
  index: number
): Markup {
  const slices = Math.max(1, ...threads.map((thread) => thread.stages.length))
  const end = slices * slice
  const scale = end >= 1000 ? { unit: 's', ms: 1000 } : { unit: 'ms', ms: 1 }
  const axes: Axes = {
    x: linearAxis(`from its start, ${scale.unit}`, { to: end / scale.ms, nice: false }),
    y: threadRows(threads.map(({ rank }) => `rank ${rank}`))
  }
  const at = (position: number) => px(axes.x.scale((position * slice) / scale.ms))
  const colour = (stage: string) => Math.max(0, stages.indexOf(stages.includes(stage) ? stage : others)) % COLOURS
  const row = (thread: Thread, number: number): Markup => {
    const [top, bottom] = [TOP, TOP + THICK].map((part) => axes.y.scale(number + part))
    const bars = stretchesOf(thread).map(
      ({ stage, from, to }) =>
        html`<rect class="s${colour(stage)} area" x="${at(from)}" y="${px(top)}" width="${px(at(to) - at(from))}" height="${px(bottom - top)}"><title>rank ${thread.rank}, ${stage}: ${duration((to - from) * slice)}, ${percent(meanOf(thread.waiting.slice(from, to)))} of it waiting</title></rect>`
    )
    // A skyline that hangs from the top: as deep in each slice as it was waited.
    const waits = thread.waiting.map((part, i) => `V${px(top + Math.min(part, 1) * (bottom - top))}H${at(i + 1)}`)
    return html`${bars}<path class="waiting" d="M${at(0)} ${px(top)}${waits.join('')}V${px(top)}Z"/>`
  }
  const svg = chart(
    {
      id: `timeline-${index}`,
      title: `${title}: over time`,
      description: threads.map((thread) => describe(thread, slice)).join('; '),
      height: 50 + 34 * threads.length,
      left: 84,
      rows: true,
      ...axes
    },
    () => threads.map(row)
  )
  return figure('Each thread over time', svg, key)
}

function stretchesOf({ stages }: Thread): Stretch[] {
  const stretches: Stretch[] = []
  stages.forEach((stage, i) => {
    const last = stretches.at(-1)
    if (stage === null) return
    if (last?.stage === stage && last.to === i) stretches[stretches.length - 1] = { ...last, to: i + 1 }
    else stretches.push({ stage, from: i, to: i + 1 })
  })
  return stretches
}

function describe(thread: Thread, slice: number): string {
  const parts = stretchesOf(thread).map(({ stage, from, to }) => `${stage} ${duration((to - from) * slice)}`)
  return `rank ${thread.rank}: ${parts.slice(0, 30).join(', then ')}; ${percent(meanOf(thread.waiting))} waiting`
}

function meanOf(parts: readonly number[]): number {
  return parts.length === 0 ? 0 : parts.reduce((sum, part) => sum + Math.min(part, 1), 0) / parts.length
}
