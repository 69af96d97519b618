/** What came of holding a run against an earlier one and against its limits. */
import type { BenchRun } from '../result/types.ts'
import type { Comparison } from './compare-runs.ts'
import type { GateOutcome } from './gates.ts'

export interface Judged {
  readonly outcomes: readonly GateOutcome[]
  /** Why the comparison was refused; absent when it was not. */
  readonly refused?: string
  /** Absent when there was no earlier run, or the comparison was refused. */
  readonly against?: { readonly name: string; readonly base: BenchRun; readonly comparison: Comparison }
}

export const NOT_JUDGED: Judged = { outcomes: [] }
