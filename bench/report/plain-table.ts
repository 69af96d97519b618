import CliTable from 'cli-table3'
import { fold } from './fold.ts'
import { printable } from './printable.ts'
import { paint, type Screen } from './style.ts'

export interface Column<Row> {
  readonly head: string
  readonly cell: (row: Row) => string
  readonly align?: 'left' | 'right'
  /** Columns with the highest go first when the screen is too narrow; without one, a column stays. */
  readonly spare?: number
  /** For a cell that wants a colour; it must not change the width. */
  readonly paint?: (text: string, row: Row) => string
}

const GAP = '  '

/** No lines but the one under the head: columns carry the eye, and a log stays readable when it is pasted. */
const FRAME = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '─',
  'mid-mid': '─'.repeat(GAP.length),
  right: '',
  'right-mid': '',
  middle: GAP
}

/**
 * A table that fits the screen: columns that can be spared are left out, those that say most last. `groupOf` names
 * the group of a row; a blank line parts groups. On a screen too narrow even for the columns that must stay, each row
 * becomes a few lines of text.
 */
export function plainTable<Row>(
  screen: Screen,
  columns: ReadonlyArray<Column<Row>>,
  rows: readonly Row[],
  groupOf: (row: Row) => string = () => ''
): string {
  const tidy = columns.map((column) => ({ ...column, cell: (row: Row) => printable(column.cell(row)) }))
  const shown = fitting(screen, tidy, rows)
  if (shown === undefined) return rows.map((row) => asText(screen, tidy, row)).join('\n')
  const table = new CliTable({
    chars: FRAME,
    head: shown.map((column) => paint(screen, 'bold', column.head)),
    colAligns: shown.map((column) => column.align ?? 'right'),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true }
  })
  rows.forEach((row, i) => {
    if (i > 0 && groupOf(row) !== groupOf(rows[i - 1])) table.push(shown.map(() => ''))
    table.push(shown.map(({ cell, paint: colour }) => (colour === undefined ? cell(row) : colour(cell(row), row))))
  })
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}

/** All columns, or as many as fit, of least worth left out first; undefined when what must stay does not fit. */
function fitting<Row>(
  screen: Screen,
  columns: ReadonlyArray<Column<Row>>,
  rows: readonly Row[]
): ReadonlyArray<Column<Row>> | undefined {
  const widths = columns.map((column) => Math.max(column.head.length, ...rows.map((row) => column.cell(row).length)))
  const order = [...new Set(columns.map((column) => column.spare ?? 0))].sort((a, b) => b - a)
  // First all, then without those of the highest `spare`, and so on.
  for (const most of order) {
    const fits = columns.map((column) => (column.spare ?? 0) <= most)
    const used = widths.filter((_, i) => fits[i])
    const total = used.reduce((sum, width) => sum + width, GAP.length * (used.length - 1))
    if (total <= screen.columns) return columns.filter((_, i) => fits[i])
  }
  return undefined
}

function asText<Row>(screen: Screen, columns: ReadonlyArray<Column<Row>>, row: Row): string {
  const [first, ...rest] = columns.filter((column) => column.spare === undefined)
  const words = rest.map((column) => `${column.head} ${column.cell(row)}`).join(', ')
  return fold(`${first.cell(row)}: ${words}`, screen.columns).join('\n')
}
