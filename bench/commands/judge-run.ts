/** Holds a run that has just been measured against an earlier one and against its limits, and prints both. */
import { basename } from 'node:path'
import { compareRuns } from '../compare/compare-runs.ts'
import { type GateOptions, gatesFrom, judge } from '../compare/gates.ts'
import type { Judged } from '../compare/judged.ts'
import { compareReport, gateReport } from '../report/compare-table.ts'
import { screenOf } from '../report/style.ts'
import { readResult } from '../result/read-result.ts'
import type { BenchRun } from '../result/types.ts'
import { UsageError } from '../runner/usage-error.ts'
import { refusal } from './compare.ts'

export interface JudgeOptions extends GateOptions {
  /** A commit that is measured together with this one. */
  readonly against?: string
  /** An earlier run's file. */
  readonly baseline?: string
  /** Compare although machines or engines differ. */
  readonly across?: boolean
}

/** Reads the baseline and the gates at once, so that a wrong call or a damaged file costs no measuring. */
export async function judgeOf(
  options: JudgeOptions
): Promise<{ base: BenchRun | undefined; judgeRun: (run: BenchRun, base?: BenchRun) => Judgement }> {
  const gates = gatesFrom(options)
  const { baseline, against } = options
  if (baseline !== undefined && against !== undefined)
    throw new UsageError('--baseline and --against: hold the run against one of them')
  if (gates.maxRegression !== undefined && baseline === undefined && against === undefined)
    throw new UsageError('--max-regression: expected --baseline FILE or --against REF, to hold this run against')
  const held = baseline === undefined ? (against ?? '') : basename(baseline)
  const earlier = baseline === undefined ? undefined : await readResult(baseline)
  const judgeRun = (run: BenchRun, base = earlier): Judgement => {
    const screen = screenOf(process.stdout)
    const comparison = base === undefined ? undefined : compareRuns(base, run)
    if (comparison !== undefined && comparison.differs.length > 0 && options.across !== true) {
      const refused = refusal(comparison.differs)
      process.stderr.write(`heddle bench: comparison refused: ${refused}\n`)
      return { judged: { outcomes: [], refused }, failed: true }
    }
    if (comparison !== undefined) process.stdout.write(`\nAgainst ${held}:\n\n${compareReport(comparison, screen)}`)
    const outcomes = judge(gates, run, comparison)
    if (outcomes.length > 0) process.stdout.write(`\n${gateReport(outcomes, screen)}`)
    const against = base && comparison && { name: held, base, comparison }
    return {
      judged: { outcomes, ...(against === undefined ? {} : { against }) },
      failed: outcomes.some(({ state }) => state === 'failed')
    }
  }
  return { base: earlier, judgeRun }
}

export interface Judgement {
  readonly judged: Judged
  /** A gate failed, or the comparison was refused. */
  readonly failed: boolean
}
