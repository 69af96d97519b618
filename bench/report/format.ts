/** Numbers for people: three or four significant digits, and a unit where the size varies. */
import type { Result } from '../result/types.ts'

/** A time with its unit: 1.23 µs, 45.6 ms, 7.89 s. */
export function duration(milliseconds: number): string {
  if (milliseconds === 0) return '0'
  if (milliseconds < 1) return `${digits(milliseconds * 1000)} µs`
  return milliseconds < 1000 ? `${digits(milliseconds)} ms` : `${digits(milliseconds / 1000)} s`
}

/** Three significant digits without an exponent: 0.123, 1.23, 12.3, 123, 1234. */
export function digits(x: number): string {
  const size = Math.abs(x)
  return x.toFixed(size < 0.9995 ? 3 : size < 9.995 ? 2 : size < 99.95 ? 1 : 0)
}

/** As digits, but what only rounds to nought is not shown as if it were. */
export function residualText(residual: number | null): string {
  if (residual === null) return missing
  if (residual === 0) return '0'
  return residual < 0.0005 ? '<0.001' : digits(residual)
}

export function percent(part: number): string {
  const size = Math.abs(part * 100)
  return `${(part * 100).toFixed(size < 9.95 ? 1 : 0)}%`
}

/** Half the interval's width, the longer side, as a part of the median; one sample has no spread. */
export function spreadText({ wall, samples }: Pick<Result, 'wall' | 'samples'>): string {
  const half = Math.max(wall.ciHigh - wall.median, wall.median - wall.ciLow) / wall.median
  return samples.length > 1 && Number.isFinite(half) ? `±${percent(half)}` : missing
}

/** 1024×512; three equal sizes as 512³. */
export function shapeText(shape: readonly number[]): string {
  const [first] = shape
  return shape.length === 3 && shape.every((size) => size === first) ? `${first}³` : shape.join('×')
}

export const missing = 'n/a'
