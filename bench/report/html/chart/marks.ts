/** Marks: lines, points, intervals and bars, in the style sheet's colours and, for those who see none, in shapes. */
import {
  line,
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye
} from 'd3-shape'
import { type Content, html, type Markup } from '../markup.ts'
import type { Axis } from './axis.ts'
import { px } from './chart.ts'

const SHAPES = [
  symbolCircle,
  symbolSquare,
  symbolTriangle,
  symbolDiamond,
  symbolCross,
  symbolStar,
  symbolWye,
  symbolCircle
]

/** The style sheet has this many colours; a ninth series takes the first again. */
export const COLOURS = SHAPES.length

export interface Point {
  readonly x: number
  readonly y: number
}

export function path(axes: Axes, points: readonly Point[], kind: string): Markup {
  const drawn = line<Point>(
    ({ x }) => px(axes.x.scale(x)),
    ({ y }) => px(axes.y.scale(y))
  ).digits(1)(points.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)))
  return html`<path class="${kind}" d="${drawn ?? ''}"/>`
}

export interface Axes {
  readonly x: Axis
  readonly y: Axis
}

/** `hollow` marks what is not to be trusted. The title is shown under the pointer. */
export function dot(
  axes: Axes,
  { x, y }: Point,
  series: number,
  title: Content,
  { hollow = false, size = 34 }: { hollow?: boolean; size?: number } = {}
): Markup {
  const place = `${px(axes.x.scale(x))} ${px(axes.y.scale(y))}`
  return html`<path class="s${series % COLOURS} ${hollow ? 'hollow' : 'dot'}" transform="translate(${place})" d="${shapeOf(series, size)}"><title>${title}</title></path>`
}

export function shapeOf(series: number, size: number): string {
  return symbol(SHAPES[series % COLOURS], size).digits(1)() ?? ''
}

/** From low to high, up and down or, with `across`, from side to side. */
export function whisker(axes: Axes, at: number, low: number, high: number, series: number, across = false): Markup {
  const d = across
    ? `M${px(axes.x.scale(low))} ${px(axes.y.scale(at))}H${px(axes.x.scale(high))}`
    : `M${px(axes.x.scale(at))} ${px(axes.y.scale(low))}V${px(axes.y.scale(high))}`
  return html`<path class="s${series % COLOURS} whisker" d="${d}"/>`
}
