/**
 * The frame of every chart: SVG text made without a DOM. A chart is 360 units wide, so that its letters keep their size
 * on a phone; wide screens show several side by side. Colours are the style sheet's, which knows dark mode and print.
 */
import { html, type Markup, shorten } from '../markup.ts'
import type { Axis } from './axis.ts'

export interface ChartOptions {
  /** Unique in the page. */
  readonly id: string
  /** What it shows, and the finding, for those who do not see it. */
  readonly title: string
  readonly description: string
  readonly x: Axis
  readonly y: Axis
  readonly height?: number
  /** Room for the words of the y axis. */
  readonly left?: number
  /** Room at the right of the plot for marks of the chart's own. */
  readonly right?: number
  /** Rows run down from the top and have names in place of numbers. */
  readonly rows?: boolean
}

export const WIDTH = 360

/** Sets the scales' ranges, then asks for the marks, which use them. */
export function chart(options: ChartOptions, marks: () => Markup | readonly Markup[]): Markup {
  const { id, title, description, x, y, height = 220, left = 44, right = 0, rows = false } = options
  const area = { left, right: WIDTH - 12 - right, top: rows ? 8 : 20, bottom: height - 36 }
  x.scale.range([area.left, area.right])
  y.scale.range(rows ? [area.top, area.bottom] : [area.bottom, area.top])
  const across = y.ticks.map(({ at, text }) => {
    const place = px(y.scale(at))
    const line = rows ? null : html`<path class="grid" d="M${area.left} ${place}H${area.right}"/>`
    return html`${line}<text class="tick end" x="${area.left - 6}" y="${place}" dy="0.32em">${shorten(text)}</text>`
  })
  const up = x.ticks.map(({ at, text }) => {
    const place = px(x.scale(at))
    return html`<path class="grid" d="M${place} ${area.top}V${area.bottom}"/><text class="tick mid" x="${place}" y="${area.bottom + 15}">${text}</text>`
  })
  return html`<svg class="chart" role="img" aria-labelledby="${id}-t ${id}-d" viewBox="0 0 ${WIDTH} ${height}">
<title id="${id}-t">${title}</title><desc id="${id}-d">${description}</desc>
<clipPath id="${id}-c"><rect x="${area.left - 6}" y="${area.top - 6}" width="${area.right - area.left + right + 12}" height="${area.bottom - area.top + 12}"/></clipPath>
${across}${up}
<path class="axis" d="M${area.left} ${area.top}V${area.bottom}H${area.right}"/>
<text class="label" x="2" y="11">${y.label}</text><text class="label end" x="${area.right}" y="${height - 4}">${x.label}</text>
<g clip-path="url(#${id}-c)">
${marks()}
</g>
</svg>`
}

/** A tenth of a unit is finer than any screen; what is out of range, or no number, is put where SVG can still read it. */
export function px(x: number): number {
  // d3's scales answer NaN with undefined.
  const place = Math.min(Math.max(x, -1e4), 1e4)
  return Number.isNaN(place) ? 0 : Math.round(place * 10) / 10
}
