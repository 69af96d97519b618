import { UsageError } from './usage-error.ts'

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/** Milliseconds in '60s', '2m', '500ms', '1.5h'. */
export function parseDuration(option: string, text: string): number {
  const match = /^(\d+(?:\.\d+)?|\.\d+)\s*(ms|s|m|h)$/.exec(text.trim())
  const milliseconds = match === null ? Number.NaN : Number(match[1]) * UNITS[match[2]]
  if (!(milliseconds > 0 && milliseconds <= 24 * UNITS.h)) {
    throw new UsageError(`${option}: expected a time such as 500ms, 60s or 2m, up to 24h, got ${JSON.stringify(text)}`)
  }
  return milliseconds
}
