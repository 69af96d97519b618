/** The how-to's table: what every thread did, function by function. `heddle check` and `heddle bench` print it. */
import type { FunctionRow, Result } from '../result/types.ts'
import { digits, duration, missing, percent, shapeText } from './format.ts'
import { type Column, plainTable } from './plain-table.ts'
import type { Screen } from './style.ts'

/** What was profiled: one call, or a batch of short ones. */
export function profiledTitle({ op, shape, threads, variant, functions }: Result): string {
  const rows = functions.filter(({ thread }) => (thread.rank ?? -1) >= 0)
  // The region is around all its stages.
  const [region] = [...rows].sort((a, b) => b.wall.total - a.wall.total)
  const many = region === undefined || region.calls === 1 ? 'One' : `${region.calls} calls of`
  return `${many} ${op} ${shapeText(shape)}, ${threads} ${threads === 1 ? 'thread' : 'threads'}, ${variant}`
}

/**
 * Rows of one thread stand together, in the order of ranks, and within a thread by the time they took. `peak`: the GFLOP/s
 * that one thread can do at most, where it is known.
 */
export function threadTable(rows: readonly FunctionRow[], screen: Screen, peak: number | null = null): string {
  const ordered = [...rows].sort((a, b) => order(a) - order(b) || compare(a, b) || b.wall.total - a.wall.total)
  const columns = rows.some(({ flops }) => flops !== undefined) ? COLUMNS.toSpliced(-2, 0, ...rates(peak)) : COLUMNS
  return plainTable(screen, columns, ordered, (row) => `${row.thread.rank} ${row.thread.name} ${row.thread.tid}`)
}

/** How fast a stage was, and what part that is of what its thread can do. */
function rates(peak: number | null): Array<Column<FunctionRow>> {
  const cell =
    (text: (gflops: number) => string) =>
    ({ flops, wall }: FunctionRow) =>
      flops === undefined || wall.total === 0 ? '' : text(flops / wall.total / 1e6)
  return [
    { head: 'GFLOP/s', cell: cell(digits), spare: 2 },
    { head: 'peak', cell: cell((gflops) => (peak === null ? missing : percent(gflops / peak))), spare: 2 }
  ]
}

const COLUMNS: ReadonlyArray<Column<FunctionRow>> = [
  { head: 'thread', cell: (row) => row.thread.name, align: 'left' },
  { head: 'function', cell: (row) => row.function, align: 'left' },
  { head: 'calls', cell: calls },
  { head: 'wall', cell: (row) => duration(row.wall.total) },
  { head: 'self', cell: (row) => duration(row.wall.self), spare: 2 },
  { head: 'CPU', cell: (row) => (row.cpu === null ? missing : duration(row.cpu.total)) },
  { head: 'wait', cell: (row) => duration(row.wait) },
  { head: 'CPU ÷ wall', cell: share, spare: 1 },
  { head: 'where', cell: where, align: 'left', spare: 3 }
]

/** The caller, which is no rank, comes first. */
function order(row: FunctionRow): number {
  return row.thread.rank ?? -1
}

function compare(a: FunctionRow, b: FunctionRow): number {
  return a.thread.name.localeCompare(b.thread.name) || (a.thread.tid ?? 0) - (b.thread.tid ?? 0)
}

/** As Python's profilers write recursion: all calls / those from outside. */
function calls(row: FunctionRow): string {
  return row.calls === row.primitiveCalls ? String(row.calls) : `${row.calls}/${row.primitiveCalls}`
}

function share(row: FunctionRow): string {
  return row.cpu === null || row.wall.total === 0 ? missing : digits(row.cpu.total / row.wall.total)
}

function where(row: FunctionRow): string {
  if (row.file === null) return ''
  // Kernels' sources stand in one folder, which says nothing.
  const file = row.file.replace(/^assembly\//, '')
  return row.line === null ? file : `${file}:${row.line}`
}
