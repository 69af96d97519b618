import { paint, type Screen } from '../report/style.ts'
import type { CoreUsage } from './usage.ts'

const GAP = 2
/** With less, brackets and percentage leave nothing for the bar. */
const NARROWEST = 16
/** Longer bars are no easier to read. */
const WIDEST = 60

/**
 * One bar a core, in as many columns as the rows ask for: `|` is work, `x` what the hypervisor took away, the figure
 * their sum. More cores than the rows can hold as bars get one digit each: its tenths, `.` for idle, `*` for full.
 */
export function coreBars(cores: readonly CoreUsage[], rows: number, screen: Screen): string[] {
  if (cores.length === 0) return []
  const columns = Math.ceil(cores.length / Math.max(1, rows))
  const most = Math.floor((screen.columns + GAP) / (NARROWEST + GAP))
  if (columns > most) return digits(cores, screen)
  const wide = Math.max(columns, Math.min(most, Math.ceil(cores.length / 4)))
  const width = Math.min(WIDEST, Math.floor((screen.columns + GAP) / wide) - GAP)
  const label = Math.max(...cores.map(({ cpus }) => cpus.join(',').length))
  const height = Math.ceil(cores.length / wide)
  return Array.from({ length: height }, (_, row) =>
    cores
      .filter((_, i) => i % height === row)
      .map((core) => bar(core, label, width, screen))
      .join(' '.repeat(GAP))
  )
}

function bar({ cpus, busy, steal }: CoreUsage, label: number, width: number, screen: Screen): string {
  const figure = `${Math.round(Math.min(1, busy + steal) * 100)}%`.padStart(5)
  const length = Math.max(1, width - label - figure.length - 3)
  const work = Math.round(busy * length)
  const stolen = Math.min(length - work, Math.round(steal * length))
  const idle = ' '.repeat(length - work - stolen)
  const fill = paint(screen, 'green', '|'.repeat(work)) + paint(screen, 'red', 'x'.repeat(stolen))
  return `${cpus.join(',').padStart(label)} [${fill}${idle}${figure}]`
}

function digits(cores: readonly CoreUsage[], screen: Screen): string[] {
  const text = cores.map(({ busy, steal }) => digit(busy + steal)).join('')
  const first = cores.map(({ cpus }) => cpus[0])
  const label = String(first.at(-1)).length
  const width = Math.max(1, screen.columns - label - 1)
  const lines: string[] = []
  for (let at = 0; at < text.length; at += width)
    lines.push(`${String(first[at]).padStart(label)} ${text.slice(at, at + width)}`)
  return lines
}

function digit(share: number): string {
  const tenths = Math.round(share * 10)
  return tenths <= 0 ? '.' : tenths >= 10 ? '*' : String(tenths)
}
