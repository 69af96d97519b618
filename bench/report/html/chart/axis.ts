/** Axes: d3's scales, with the ticks and the words that go beside them. */
import { type ScaleContinuousNumeric, scaleLinear, scaleLog } from 'd3-scale'

export interface Axis {
  readonly label: string
  readonly scale: ScaleContinuousNumeric<number, number>
  readonly ticks: ReadonlyArray<{ readonly at: number; readonly text: string }>
}

/** Beyond this, differences and products of what stands in a file leave the range of numbers. */
const LARGEST = 1e200

/** From nought (or `from`) to `to`; ends at `to` exactly, unless `nice` lets it end at a round number. */
export function linearAxis(
  label: string,
  { from = 0, to, nice = true, count = 5 }: { from?: number; to: number; nice?: boolean; count?: number }
): Axis {
  const end = Number.isFinite(to) && to > from ? Math.min(to, LARGEST) : from + 1
  const scale = scaleLinear().domain([from, end])
  if (nice) scale.nice(count)
  const format = scale.tickFormat(count, end >= 1e5 ? '.1e' : undefined)
  return { label, scale, ticks: scale.ticks(count).map((at) => ({ at, text: format(at) })) }
}

/** Of things that are counted. */
export function wholeTicks({ ticks }: Axis): Axis['ticks'] {
  return ticks.filter(({ at }) => Number.isInteger(at)).map(({ at }) => ({ at, text: String(at) }))
}

/** One tick for each of the values, fewer where they would stand too close. */
export function threadAxis(counts: readonly number[]): Axis {
  const ascending = [...new Set(counts)].sort((a, b) => a - b)
  const first = ascending[0] ?? 1
  const last = ascending.at(-1) ?? 1
  const scale = scaleLinear().domain(first === last ? [first - 1, last + 1] : [first, last])
  let previous = Number.NEGATIVE_INFINITY
  const ticks = ascending.filter((at) => {
    const fits = at - previous >= (last - first) / 9
    if (fits) previous = at
    return fits
  })
  return { label: 'threads', scale, ticks: ticks.map((at) => ({ at, text: String(at) })) }
}

/** Over whole decades; values must be above nought, those that are not are left out of the range. */
export function logAxis(label: string, values: readonly number[]): Axis {
  const usable = values.filter((x) => x > 1 / LARGEST && x < LARGEST)
  const [low, high] = usable.length === 0 ? [1, 10] : [Math.min(...usable), Math.max(...usable)]
  const scale = scaleLog()
    .domain([low, high === low ? low * 10 : high])
    .nice()
  const [first, last] = scale.domain().map((x) => Math.round(Math.log10(x)))
  const step = Math.ceil((last - first) / 5)
  const decades = Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, i) => 10 ** (first + i * step))
  const between = last - first > 2 ? [] : decades.slice(0, -1).flatMap((x) => [2 * x, 5 * x])
  const format = scale.tickFormat(Number.POSITIVE_INFINITY, '~g')
  return { label, scale, ticks: [...decades, ...between].map((at) => ({ at, text: format(at) })) }
}

/** A log axis around 1 for ratios: as far to either side, so that twice and half look alike. */
export function ratioAxis(label: string, ratios: readonly number[]): Axis {
  const usable = ratios.filter((x) => x > 0 && Number.isFinite(x)).map((x) => Math.max(x, 1 / x))
  const most = Math.min(Math.max(1.25, ...usable) * 1.05, 1e6)
  const scale = scaleLog().domain([1 / most, most])
  const steps = most < 2 ? [0.6, 0.8, 1, 1.25, 1.6] : most < 12 ? [0.1, 0.2, 0.5, 1, 2, 5, 10] : powersOfTen(most)
  const ticks = steps.filter((at) => at >= 1 / most && at <= most)
  return { label, scale, ticks: ticks.map((at) => ({ at, text: String(at) })) }
}

function powersOfTen(most: number): number[] {
  const decades = Math.floor(Math.log10(most))
  return Array.from({ length: 2 * decades + 1 }, (_, i) => 10 ** (i - decades))
}

/** One row a thread, from the top. */
export function threadRows(names: readonly string[]): Axis {
  const { scale } = linearAxis('', { to: names.length, nice: false })
  return { label: '', scale, ticks: names.map((text, row) => ({ at: row + 0.48, text })) }
}
