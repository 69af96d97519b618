/** The files that a run can be written to beside the result file, each named by an option. */
import { basename } from 'node:path'
import { type Judged, NOT_JUDGED } from '../compare/judged.ts'
import type { BenchRun } from '../result/types.ts'
import { checkWritable, writeResult, writeWholeFile } from '../result/write-result.ts'
import { benchCsv } from './csv.ts'
import type { NamedRun } from './html/named-run.ts'
import { benchMarkdown } from './markdown.ts'
import { bencherMetrics, githubBenchmark } from './trackers.ts'

export interface OutputOptions {
  /** The result file. */
  readonly json?: string
  /** The report with charts. */
  readonly html?: string
  readonly markdown?: string
  readonly csv?: string
  readonly githubBenchmark?: string
  readonly bencher?: string
}

type Text = Exclude<keyof OutputOptions, 'json' | 'html'>

const TEXTS: Record<Text, { option: string; render: (run: BenchRun, judged: Judged) => string }> = {
  markdown: { option: '--markdown', render: benchMarkdown },
  csv: { option: '--csv', render: benchCsv },
  githubBenchmark: { option: '--github-benchmark', render: githubBenchmark },
  bencher: { option: '--bencher', render: bencherMetrics }
}

/** Throws ResultError where a file is sure not to be written: before anything is measured. */
export async function checkOutputs(options: OutputOptions): Promise<void> {
  if (options.json !== undefined) await checkWritable(options.json)
  if (options.html !== undefined) await checkWritable(options.html, '--html')
  for (const { file, option } of texts(options)) await checkWritable(file, option)
}

/** Each whole or not at all; one that can not be written keeps no other from it. Throws the first ResultError. */
export async function writeOutputs(options: OutputOptions, run: BenchRun, judged = NOT_JUDGED): Promise<void> {
  const { json, html } = options
  const writes = texts(options).map(
    ({ file, option, render }) =>
      () =>
        writeWholeFile(file, render(run, judged), option)
  )
  if (html !== undefined) {
    // A report is named after its data where they are kept.
    const head = { name: basename(json ?? html), run }
    const { against } = judged
    writes.unshift(() =>
      writeHtml(html, against === undefined ? [head] : [{ name: against.name, run: against.base }, head])
    )
  }
  if (json !== undefined) writes.unshift(() => writeResult(json, run))
  const faults: unknown[] = []
  for (const write of writes) await write().catch((fault) => faults.push(fault))
  if (faults.length > 0) throw faults[0]
}

/** The charts' library is loaded here, by whoever wants a report. */
export async function writeHtml(file: string, runs: readonly NamedRun[]): Promise<void> {
  const { htmlReport } = await import('./html/html-report.ts')
  await writeWholeFile(file, htmlReport(runs), '--html')
}

function texts(options: OutputOptions) {
  return (Object.keys(TEXTS) as Text[]).flatMap((name) => {
    const file = options[name]
    return file === undefined ? [] : [{ file, ...TEXTS[name] }]
  })
}
