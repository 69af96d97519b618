/** The terminal tables of a profile: functions, threads, exact counts. */
import { relative } from 'node:path'
import type { CallCount, ThreadRow } from '../../src/profiler/profile.ts'
import type { ProfileRow } from '../../src/profiler/row.ts'
import { digits, duration, missing } from '../report/format.ts'
import { type Column, plainTable } from '../report/plain-table.ts'
import type { Screen } from '../report/style.ts'
import type { SampledTime } from './sampled-times.ts'

/** Rows in the order given; `thread` says whether they are grouped by it. */
export function functionTable(rows: readonly ProfileRow[], screen: Screen, grouped: boolean): string {
  const isOneThread = grouped && new Set(rows.map((row) => row.thread.name)).size === 1
  const columns = FUNCTIONS.filter(({ head, cell }) =>
    head === 'thread' ? !isOneThread : head !== 'called from' || rows.some((row) => cell(row) !== '')
  )
  return plainTable(screen, columns, rows, (row) => (grouped ? row.thread.name : ''))
}

const FUNCTIONS: ReadonlyArray<Column<ProfileRow>> = [
  { head: 'thread', cell: (row) => row.thread.name, align: 'left' },
  { head: 'function', cell: name, align: 'left' },
  { head: 'calls', cell: calls },
  { head: 'wall', cell: (row) => duration(row.wall.total) },
  { head: 'self', cell: (row) => duration(row.wall.self) },
  { head: 'mean', cell: (row) => duration(row.wall.total / Math.max(1, row.primitiveCalls)), spare: 5 },
  { head: 'min', cell: (row) => duration(row.wall.min), spare: 6 },
  { head: 'max', cell: (row) => duration(row.wall.max), spare: 6 },
  { head: 'CPU', cell: (row) => cpuText(row, row.cpu?.total) },
  { head: 'CPU self', cell: (row) => cpuText(row, row.cpu?.self), spare: 4 },
  { head: 'wait', cell: (row) => duration(row.wait + (row.awaited ?? 0)), spare: 1 },
  { head: 'CPU ÷ wall', cell: share, spare: 4 },
  { head: 'where', cell: (row) => place(row.file, row.line), align: 'left', spare: 2 },
  { head: 'called from', cell: callSite, align: 'left', spare: 3 }
]

/** Async functions stop their clocks while they wait, and say so; so do calls that had not ended. */
function name(row: ProfileRow): string {
  return `${row.function}${row.async ? ' (async)' : ''}${row.running ? ` (${row.running} running)` : ''}`
}

function calls(row: ProfileRow): string {
  return row.calls === row.primitiveCalls ? String(row.calls) : `${row.calls}/${row.primitiveCalls}`
}

function cpuText(row: ProfileRow, milliseconds: number | undefined): string {
  if (milliseconds !== undefined) return duration(milliseconds)
  return row.tooShort ? 'short' : missing
}

function share(row: ProfileRow): string {
  return row.cpu === null || row.wall.total === 0 ? missing : digits(row.cpu.total / row.wall.total)
}

function callSite({ calledFrom, file, line }: ProfileRow): string {
  return calledFrom.file === file && calledFrom.line === line ? '' : place(calledFrom.file, calledFrom.line)
}

function place(file: string, line: number): string {
  const near = relative(process.cwd(), file)
  const short = file.startsWith('/') && !near.startsWith('..') ? near : file
  return line === 0 ? short : `${short}:${line}`
}

export function threadsTable(threads: readonly ThreadRow[], screen: Screen): string {
  const order = ['main', 'worker', 'engine', 'exited']
  const sorted = [...threads].sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role) || b.cpu - a.cpu)
  return plainTable(screen, THREADS, sorted)
}

const THREADS: ReadonlyArray<Column<ThreadRow>> = [
  { head: 'thread', cell: (row) => row.name, align: 'left' },
  { head: 'id', cell: (row) => String(row.id ?? ''), spare: 2 },
  { head: 'wall', cell: (row) => duration(row.wall), spare: 1 },
  { head: 'CPU', cell: (row) => duration(row.cpu) },
  { head: 'CPU ÷ wall', cell: (row) => digits(row.cpu / row.wall), spare: 3 },
  { head: 'run delay', cell: (row) => (row.runDelay === null ? missing : duration(row.runDelay)) },
  { head: 'gave up core', cell: (row) => String(row.switches?.voluntary ?? missing), spare: 4 },
  { head: 'lost core', cell: (row) => String(row.switches?.involuntary ?? missing), spare: 4 },
  { head: 'last core', cell: (row) => String(row.core ?? missing), spare: 3 }
]

export function sampleTable(rows: readonly SampledTime[], screen: Screen): string {
  return plainTable(screen, SAMPLES, rows, (row) => row.thread.name)
}

const SAMPLES: ReadonlyArray<Column<SampledTime>> = [
  { head: 'thread', cell: (row) => row.thread.name, align: 'left' },
  { head: 'function', cell: (row) => row.function, align: 'left' },
  { head: 'sampled self', cell: (row) => duration(row.self) },
  { head: 'where', cell: (row) => place(row.file, row.line), align: 'left', spare: 1 }
]

export function countTable(counts: readonly CallCount[], screen: Screen): string {
  return plainTable(screen, COUNTS, counts, (row) => row.thread.name)
}

const COUNTS: ReadonlyArray<Column<CallCount>> = [
  { head: 'thread', cell: (row) => row.thread.name, align: 'left' },
  { head: 'function', cell: (row) => row.function, align: 'left' },
  { head: 'calls', cell: (row) => String(row.calls) },
  { head: 'where', cell: (row) => place(row.file, row.line), align: 'left', spare: 1 }
]
