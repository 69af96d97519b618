/** Holds a run that has just been measured against an earlier one and against its limits, and prints both. */
import { compareRuns } from '../compare/compare-runs.ts'
import { type GateOptions, type GateOutcome, gatesFrom, judge } from '../compare/gates.ts'
import { compareReport, gateReport } from '../report/compare-table.ts'
import { screenOf } from '../report/style.ts'
import { readResult } from '../result/read-result.ts'
import type { BenchRun } from '../result/types.ts'
import { UsageError } from '../runner/usage-error.ts'
import { refusal } from './compare.ts'

export interface JudgeOptions extends GateOptions {
  /** An earlier run's file. */
  readonly baseline?: string
  /** Compare although machines or engines differ. */
  readonly across?: boolean
}

/** Reads the baseline and the gates at once, so that a wrong call or a damaged file costs no measuring. */
export async function judgeOf(
  options: JudgeOptions
): Promise<{ base: BenchRun | undefined; judgeRun: (run: BenchRun) => Judgement }> {
  const gates = gatesFrom(options)
  if (gates.maxRegression !== undefined && options.baseline === undefined)
    throw new UsageError('--max-regression needs an earlier run to hold this one against; name it with --baseline FILE')
  const base = options.baseline === undefined ? undefined : await readResult(options.baseline)
  const judgeRun = (run: BenchRun): Judgement => {
    const screen = screenOf(process.stdout)
    const comparison = base === undefined ? undefined : compareRuns(base, run)
    if (comparison !== undefined && comparison.differs.length > 0 && options.across !== true) {
      process.stderr.write(`heddle bench: comparison refused: ${refusal(comparison.differs)}\n`)
      return { outcomes: [], failed: true }
    }
    if (comparison !== undefined)
      process.stdout.write(`\nAgainst ${options.baseline}:\n\n${compareReport(comparison, screen)}`)
    const outcomes = judge(gates, run, comparison)
    if (outcomes.length > 0) process.stdout.write(`\n${gateReport(outcomes, screen)}`)
    return { outcomes, failed: outcomes.some(({ state }) => state === 'failed') }
  }
  return { base, judgeRun }
}

export interface Judgement {
  readonly outcomes: readonly GateOutcome[]
  /** A gate failed, or the comparison was refused. */
  readonly failed: boolean
}
