/** `heddle compare base.json head.json`: whether a change made anything faster or slower, or whether nothing can be told. */
import { compareRuns } from '../compare/compare-runs.ts'
import { type GateOptions, gatesFrom, judge } from '../compare/gates.ts'
import { EXIT } from '../exit-codes.ts'
import { compareReport, gateReport } from '../report/compare-table.ts'
import { compareMarkdown } from '../report/markdown.ts'
import { screenOf } from '../report/style.ts'
import { machineLines } from '../report/terminal.ts'
import { readResult } from '../result/read-result.ts'
import { ResultError } from '../result/result-error.ts'
import { checkWritable, writeWholeFile } from '../result/write-result.ts'

export interface CompareOptions extends GateOptions {
  /** Compare although machines or engines differ. */
  readonly across?: boolean
  readonly json: boolean
  /** File for a job summary. */
  readonly markdown?: string
}

/** Returns the exit code: 1 when a gate fails or the comparison is refused. Throws UsageError and ResultError. */
export async function compare(baseFile: string, headFile: string, options: CompareOptions): Promise<number> {
  const gates = gatesFrom(options)
  if (options.markdown !== undefined) await checkWritable(options.markdown, '--markdown')
  const [base, head] = [await readResult(baseFile), await readResult(headFile)]
  if (base.results.length === 0) throw new ResultError(baseFile, 'it has no results; measure again')
  const comparison = compareRuns(base, head)
  if (comparison.differs.length > 0 && options.across !== true) {
    process.stderr.write(`heddle compare: refused: ${refusal(comparison.differs)}\n`)
    return EXIT.failed
  }
  const outcomes = judge(gates, head, comparison)
  if (options.markdown !== undefined) {
    await writeWholeFile(options.markdown, compareMarkdown(comparison, outcomes, { base, head }), '--markdown')
  }
  const screen = screenOf(process.stdout)
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ ...comparison, gates: outcomes }, null, 2)}\n`
      : [`${machineLines(head, screen)}\n`, compareReport(comparison, screen), gateReport(outcomes, screen)]
          .filter((text) => text !== '')
          .join('\n')
  )
  const wrong = head.results.filter(({ passed }) => !passed)
  if (wrong.length > 0)
    process.stderr.write(`heddle compare: ${wrong.length} of ${head.results.length} results of head fail their check\n`)
  const { failures = [], partial } = head
  for (const { id, error } of failures) process.stderr.write(`heddle compare: head failed in ${id}: ${error}\n`)
  if (partial) process.stderr.write('heddle compare: head was stopped before every case had been measured\n')
  return wrong.length > 0 || failures.length > 0 || outcomes.some(({ state }) => state === 'failed')
    ? EXIT.failed
    : EXIT.fine
}

/** One line: what differs, and what to do. */
export function refusal(differs: readonly string[]): string {
  return `the runs are of different machines or engines (${differs.join('; ')}); measure both on one, or say --across`
}
