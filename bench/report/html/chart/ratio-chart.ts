/** Ratios with their intervals, a row each, around the line where nothing differs. */
import { html, type Markup } from '../markup.ts'
import { type Axis, linearAxis, ratioAxis } from './axis.ts'
import { chart, px } from './chart.ts'
import { type Axes, dot, path, whisker } from './marks.ts'

export interface RatioRow {
  readonly name: string
  readonly ratio: number
  readonly low: number
  readonly high: number
  /** The colour and shape of its point. */
  readonly series: number
}

export interface RatioChart {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly label: string
  readonly rows: readonly RatioRow[]
  /** Ratios from 1 ÷ (1 + band) to 1 + band are within the noise. */
  readonly band?: number
}

export function ratioChart({ id, title, description, label, rows, band }: RatioChart): Markup {
  const axes: Axes = {
    x: ratioAxis(
      label,
      rows.flatMap(({ ratio, low, high }) => [ratio, clamp(low), clamp(high)])
    ),
    y: rowAxis(rows)
  }
  return chart({ id, title, description, height: 48 + 22 * rows.length, left: 132, rows: true, ...axes }, () => [
    band === undefined ? html`` : noise(axes, band, rows.length),
    path(
      axes,
      [
        { x: 1, y: 0 },
        { x: 1, y: rows.length }
      ],
      'ideal'
    ),
    ...rows.map(({ name, ratio, low, high, series }, row) => {
      const at = row + 0.5
      return html`${whisker(axes, at, clamp(low), clamp(high), series, true)}${dot(axes, { x: clamp(ratio), y: at }, series, `${name}: ${ratio.toFixed(3)}`)}`
    })
  ])
}

/** An interval from a few wild samples must not squeeze all the others. */
function clamp(ratio: number): number {
  return Math.min(Math.max(ratio, 1e-3), 1e3)
}

function rowAxis(rows: readonly RatioRow[]): Axis {
  const { scale } = linearAxis('', { to: rows.length, nice: false })
  return { label: '', scale, ticks: rows.map(({ name }, row) => ({ at: row + 0.5, text: name })) }
}

function noise({ x, y }: Axes, band: number, rows: number): Markup {
  const [from, to] = [1 / (1 + band), 1 + band].map((ratio) => px(x.scale(ratio)))
  return html`<rect class="band" x="${from}" y="${px(y.scale(0))}" width="${px(to - from)}" height="${px(y.scale(rows) - y.scale(0))}"/>`
}
