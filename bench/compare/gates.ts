/** Limits that a run must keep, as CI sets them. */
import type { BenchRun, Result } from '../result/types.ts'
import { UsageError } from '../runner/usage-error.ts'
import type { ComparedCase, Comparison } from './compare-runs.ts'

/** As they come from the command line. */
export interface GateOptions {
  readonly maxRegression?: string
  readonly minEfficiency?: string
  readonly minSpeedup?: string
  readonly maxResidual?: string
}

export interface Gates {
  /** As a part: 0.1 allows a tenth more time. */
  readonly maxRegression?: number
  readonly minEfficiency: readonly Least[]
  readonly minSpeedup: readonly Least[]
  readonly maxResidual?: number
}

interface Least {
  readonly op: string
  /** Only at this thread count; absent for all that have a core each. */
  readonly threads?: number
  readonly least: number
}

export interface GateOutcome {
  /** As it was asked for: --min-efficiency dgemm=0.8. */
  readonly gate: string
  /** Not judged: nothing that was measured allows a verdict, because others had our cores. It fails nothing. */
  readonly state: 'passed' | 'failed' | 'not judged'
  /** What was found, one entry a case that fails it or could not be judged. */
  readonly details: readonly string[]
}

/** Throws UsageError for one that is no good. */
export function gatesFrom(options: GateOptions): Gates {
  const { maxRegression, minEfficiency, minSpeedup, maxResidual } = options
  return {
    ...(maxRegression === undefined ? {} : { maxRegression: part('--max-regression', maxRegression) }),
    minEfficiency: leasts('--min-efficiency', minEfficiency, /^([a-z0-9]+)()=(\d*\.?\d+)$/, 'op=x such as dgemm=0.8'),
    minSpeedup: leasts('--min-speedup', minSpeedup, /^([a-z0-9]+)@(\d+)=(\d*\.?\d+)$/, 'op@T=x such as dgemm@2=1.6'),
    ...(maxResidual === undefined ? {} : { maxResidual: positive('--max-residual', maxResidual) })
  }
}

/** `comparison` is needed for maxRegression only. */
export function judge(gates: Gates, run: BenchRun, comparison?: Comparison): GateOutcome[] {
  const outcomes: GateOutcome[] = []
  const { maxRegression, maxResidual } = gates
  const results = run.results.filter(({ peer }) => peer === undefined)
  if (maxRegression !== undefined && comparison !== undefined) outcomes.push(noSlower(maxRegression, run, comparison))
  for (const gate of gates.minEfficiency) {
    const name = `--min-efficiency ${gate.op}=${gate.least}`
    outcomes.push(atLeast(name, gate, results, 'efficiency', ({ threads }) => threads))
  }
  for (const gate of gates.minSpeedup) {
    const name = `--min-speedup ${gate.op}@${gate.threads}=${gate.least}`
    outcomes.push(atLeast(name, gate, results, 'speed-up', () => 1))
  }
  if (maxResidual !== undefined) {
    const wrong = results.filter(({ residual }) => residual === null || residual > maxResidual)
    outcomes.push({
      gate: `--max-residual ${maxResidual}`,
      state: wrong.length === 0 && results.length > 0 ? 'passed' : 'failed',
      details:
        results.length === 0
          ? ['nothing was measured']
          : wrong.map(({ id, residual }) => `${id} has ${residual?.toPrecision(3) ?? 'no number'}`)
    })
  }
  return outcomes
}

/** A case that crashed is worse than a slow one. What may be over the limit and could not be judged keeps it from passing. */
function noSlower(limit: number, { failures = [], partial }: BenchRun, { cases, onlyBase }: Comparison): GateOutcome {
  const lost = failures.filter(({ id }) => onlyBase.includes(id))
  const over = cases.filter(({ ratio }) => ratio > 1 + limit)
  const worse = over.filter(({ change }) => change === 'regressed')
  const unjudged = over.filter(({ why }) => why !== null)
  const missing = partial && onlyBase.length > 0 ? [`not measured: ${onlyBase.join(', ')}`] : []
  const failed = cases.length === 0 || worse.length > 0 || lost.length > 0
  const blind = cases.every(({ why }) => why !== null) || unjudged.length > 0 || missing.length > 0
  const text = ({ id, ratio }: ComparedCase) => `${id} takes ${ratio.toFixed(3)} times as long`
  return {
    gate: `--max-regression ${(limit * 100).toFixed(1).replace(/\.0$/, '')}%`,
    state: failed ? 'failed' : blind ? 'not judged' : 'passed',
    details: [
      ...(cases.length === 0 ? ['the runs have no case in common'] : []),
      ...lost.map(({ id, error }) => `${id} failed: ${error}`),
      ...worse.map(text),
      ...unjudged.map((each) => `${text(each)}, not judged: ${each.why}`),
      ...missing
    ]
  }
}

/** Fails only where even the upper end of the interval is too low; a gate that nothing was held against fails too. */
function atLeast(
  gate: string,
  { op, threads, least }: Least,
  results: readonly Result[],
  what: string,
  divisor: (result: Result) => number
): GateOutcome {
  const matching = results.filter(
    (result) =>
      result.op === op &&
      result.speedup !== null &&
      (threads === undefined ? result.threads > 1 && !result.oversubscribed : result.threads === threads)
  )
  if (matching.length === 0) {
    const counts = threads === undefined ? 'more than one thread that has a core' : `${threads} threads`
    return { gate, state: 'failed', details: [`no ${what} of ${op} at ${counts} was measured`] }
  }
  const judged = matching.map((result) => {
    const middle = (result.speedup as number) / divisor(result)
    const high = (result.speedupHigh ?? (result.speedup as number)) / divisor(result)
    const text = `${result.id}: ${what} ${middle.toFixed(2)} (up to ${high.toFixed(2)})`
    if (high >= least) return undefined
    return result.disturbed ? { failed: false, text: `${text}, not judged: disturbed` } : { failed: true, text }
  })
  const told = judged.filter((each) => each !== undefined)
  const blind = told.length === matching.length
  const state = told.some(({ failed }) => failed) ? 'failed' : blind ? 'not judged' : 'passed'
  return { gate, state, details: told.map(({ text }) => text) }
}

function leasts(option: string, text: string | undefined, pattern: RegExp, expected: string): Least[] {
  return (text?.split(',') ?? []).map((entry) => {
    const match = pattern.exec(entry.trim())
    if (match === null) throw new UsageError(`${option}: expected ${expected}, got ${JSON.stringify(entry)}`)
    const [, op, threads, least] = match
    return { op, least: Number(least), ...(threads === '' ? {} : { threads: Number(threads) }) }
  })
}

function part(option: string, text: string): number {
  const match = /^(\d*\.?\d+)(%?)$/.exec(text.trim())
  if (match === null) throw new UsageError(`${option}: expected a part such as 10%, got ${JSON.stringify(text)}`)
  return Number(match[1]) / (match[2] === '%' ? 100 : 1)
}

function positive(option: string, text: string): number {
  const value = /^\d*\.?\d+(e-?\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN
  if (!(value > 0)) throw new UsageError(`${option}: expected a number above 0, got ${JSON.stringify(text)}`)
  return value
}
