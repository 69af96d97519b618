/** `heddle history`: runs kept in one file, listed, drawn over time, and where their level changed. */
import { basename, join } from 'node:path'
import { History, type KeptRun } from '../history/history.ts'
import { historyText, readHistoryFile } from '../history/interchange.ts'
import { type Change, changesOf, MOST_RUNS, sameMachine, trendsOf } from '../history/trends.ts'
import { duration, shapeText } from '../report/format.ts'
import type { NamedRun } from '../report/html/named-run.ts'
import { writeHtml } from '../report/outputs.ts'
import { type Column, plainTable } from '../report/plain-table.ts'
import { screenOf } from '../report/style.ts'
import { whoOf } from '../report/versus-table.ts'
import { readResult } from '../result/read-result.ts'
import { checkWritable, writeWholeFile } from '../result/write-result.ts'
import { UsageError } from '../runner/usage-error.ts'

export interface HistoryOptions {
  /** The database; without it HEDDLE_HISTORY, else one in the current folder. */
  readonly db?: string
  readonly json: boolean
}

export async function addToHistory(files: readonly string[], options: HistoryOptions): Promise<void> {
  const runs: NamedRun[] = []
  for (const file of files) runs.push({ name: basename(file), run: await readResult(file) })
  await keep(runs, options)
}

export async function importHistory(file: string, options: HistoryOptions): Promise<void> {
  await keep(await readHistoryFile(file), options)
}

async function keep(runs: readonly NamedRun[], options: HistoryOptions): Promise<void> {
  const file = fileOf(options)
  using history = await History.open(file, { create: true })
  const added = history.add(runs)
  const known = runs.length - added
  if (options.json) print({ file, added, known })
  else process.stdout.write(`${file}: ${added} added${known === 0 ? '' : `, ${known} there already`}\n`)
}

export async function listHistory(options: HistoryOptions): Promise<void> {
  const runs = await allRuns(options)
  if (options.json) return print(runs.map(entryOf))
  process.stdout.write(`${plainTable(screenOf(process.stdout), LIST, runs, ({ run }) => run.machine.cpu ?? '')}\n`)
}

export async function historyChanges(options: HistoryOptions): Promise<void> {
  const runs = sameMachine(await allRuns(options)).slice(-MOST_RUNS)
  const changes = changesOf(trendsOf(runs.map(({ run }) => run)))
  if (options.json) return print(changes.map((change) => changeEntry(change, runs)))
  const among = `${runs.length} ${runs.length === 1 ? 'run' : 'runs'} on the machine of the last one`
  if (changes.length === 0) process.stdout.write(`No level changed in ${among}.\n`)
  else
    process.stdout.write(
      `Changes of level in ${among}:\n\n${plainTable(screenOf(process.stdout), changeColumns(runs), changes, ({ last }) => last.op)}\n`
    )
}

export async function historyReport(html: string, options: HistoryOptions): Promise<void> {
  await checkWritable(html, '--html')
  const runs = await allRuns(options)
  if (runs.length === 0)
    throw new UsageError(`${fileOf(options)}: no runs yet; add some with heddle history add RUN.json`)
  await writeHtml(html, runs)
}

/** To the file, or to standard output. */
export async function exportHistory(file: string | undefined, options: HistoryOptions): Promise<void> {
  const text = historyText(await allRuns(options))
  if (file === undefined) process.stdout.write(text)
  else await writeWholeFile(file, text, 'FILE')
}

function fileOf({ db }: HistoryOptions): string {
  return db ?? (process.env.HEDDLE_HISTORY || join('.heddle', 'history.sqlite'))
}

async function allRuns(options: HistoryOptions): Promise<KeptRun[]> {
  using history = await History.open(fileOf(options))
  return await history.runs()
}

const LIST: ReadonlyArray<Column<KeptRun>> = [
  { head: 'run', cell: ({ id }) => String(id) },
  { head: 'started', cell: ({ run }) => run.started, align: 'left' },
  { head: 'name', cell: ({ name }) => name, align: 'left' },
  { head: 'commit', cell: ({ run }) => run.git?.commit.slice(0, 12) ?? '', align: 'left' },
  { head: 'machine', cell: ({ run }) => machineText(run.machine), align: 'left', spare: 2 },
  { head: 'Node', cell: ({ run }) => run.engine.node, align: 'left', spare: 1 },
  { head: 'results', cell: ({ run }) => String(run.results.length), spare: 3 },
  { head: 'failed', cell: ({ run }) => String(run.results.filter(({ passed }) => !passed).length), spare: 4 }
]

function machineText({ cpu, arch, cores }: NamedRun['run']['machine']): string {
  return `${cpu ?? arch}, ${cores.usable} cores`
}

function entryOf({ id, name, run: { started, git, machine, engine, results } }: KeptRun) {
  return { id, name, started, commit: git?.commit ?? null, machine, node: engine.node, results: results.length }
}

function changeColumns(runs: readonly KeptRun[]): Column<Change>[] {
  return [
    { head: 'op', cell: ({ last }) => last.op, align: 'left' },
    { head: 'shape', cell: ({ last }) => shapeText(last.shape), align: 'left' },
    { head: 'build', cell: ({ last }) => whoOf(last), align: 'left' },
    { head: 'threads', cell: ({ last }) => String(last.threads) },
    { head: 'since run', cell: ({ level }) => String(runs[level.from - 1].id) },
    { head: 'commit', cell: ({ level }) => runs[level.from - 1].run.git?.commit.slice(0, 12) ?? '', align: 'left' },
    { head: 'before', cell: ({ before }) => duration(before.wall) },
    { head: 'since', cell: ({ level }) => duration(level.wall) },
    { head: 'since ÷ before', cell: ({ before, level }) => (level.wall / before.wall).toFixed(2) }
  ]
}

function changeEntry({ last, before, level }: Change, runs: readonly KeptRun[]) {
  const { id, run } = runs[level.from - 1]
  const commit = run.git?.commit ?? null
  return { result: last.id, run: id, started: run.started, commit, before: before.wall, since: level.wall }
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}
