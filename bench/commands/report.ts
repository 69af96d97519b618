/** `heddle report`: result files as tables in the terminal, and as one HTML file that opens anywhere. */
import { basename } from 'node:path'
import { EXIT } from '../exit-codes.ts'
import type { NamedRun } from '../report/html/named-run.ts'
import { writeHtml } from '../report/outputs.ts'
import { screenOf } from '../report/style.ts'
import { benchReport } from '../report/terminal.ts'
import { readResult } from '../result/read-result.ts'
import { checkWritable } from '../result/write-result.ts'

export interface ReportOptions {
  /** File for the report; without it, the last run is printed. */
  readonly html?: string
  /** Print the runs as they were read. */
  readonly json: boolean
}

/** Returns the exit code: 1 when a result of the reported run had failed its check. Throws ResultError. */
export async function report(files: readonly string[], { html, json }: ReportOptions): Promise<number> {
  if (html !== undefined) await checkWritable(html, '--html')
  const runs: NamedRun[] = []
  for (const file of files) runs.push({ name: basename(file), run: await readResult(file) })
  const { run } = runs.at(-1) as NamedRun
  if (json)
    process.stdout.write(
      `${JSON.stringify(
        runs.map((each) => each.run),
        null,
        2
      )}\n`
    )
  else if (html === undefined) process.stdout.write(benchReport(run, screenOf(process.stdout)))
  if (html !== undefined) await writeHtml(html, runs)
  return run.results.every(({ passed }) => passed) ? EXIT.fine : EXIT.failed
}
