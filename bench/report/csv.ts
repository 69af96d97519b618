/** A run as CSV (RFC 4180): a line a result, for spreadsheets and data frames. Times in milliseconds. */
import type { BenchRun, Result } from '../result/types.ts'
import { waitPart } from './ranks-line.ts'

type Cell = string | number | boolean | null | undefined

const COLUMNS: ReadonlyArray<readonly [head: string, cell: (result: Result, run: BenchRun) => Cell]> = [
  ['id', ({ id }) => id],
  ['op', ({ op }) => op],
  ['shape', ({ shape }) => shape.join('x')],
  ['dtype', ({ dtype }) => dtype],
  ['peer', ({ peer }) => peer],
  ['variant', ({ variant }) => variant],
  ['threads', ({ threads }) => threads],
  ['samples', ({ samples }) => samples.length],
  ['wall_median', ({ wall }) => wall.median],
  ['wall_ci_low', ({ wall }) => wall.ciLow],
  ['wall_ci_high', ({ wall }) => wall.ciHigh],
  ['wall_min', ({ wall }) => wall.min],
  ['wall_p95', ({ wall }) => wall.p95],
  ['wall_mad', ({ wall }) => wall.mad],
  ['cpu_median', ({ cpu }) => cpu?.median],
  ['gflops', ({ gflops }) => gflops],
  ['gflops_per_thread', ({ gflopsPerThread }) => gflopsPerThread],
  ['gbps', ({ gbps }) => gbps],
  ['peak_fraction', ({ peakFraction }) => peakFraction],
  ['roofline_fraction', ({ rooflineFraction }) => rooflineFraction],
  ['speedup', ({ speedup }) => speedup],
  ['speedup_low', ({ speedupLow }) => speedupLow],
  ['speedup_high', ({ speedupHigh }) => speedupHigh],
  ['efficiency', ({ efficiency }) => efficiency],
  ['utilisation', ({ utilisation }) => utilisation],
  ['wait_fraction', waitPart],
  ['imbalance', ({ imbalance }) => imbalance],
  ['serial_fraction', ({ serialFraction }) => serialFraction],
  ['amdahl_serial', ({ fit }) => fit?.amdahl.serial],
  ['usl_sigma', ({ fit }) => fit?.usl.sigma],
  ['usl_kappa', ({ fit }) => fit?.usl.kappa],
  ['best_threads', ({ fit }) => fit?.bestThreads],
  ['verdict', ({ verdict }) => verdict],
  ['residual', ({ residual }) => residual],
  ['passed', ({ passed }) => passed],
  ['outliers', ({ outliers }) => outliers],
  ['disturbed', ({ disturbed }) => disturbed],
  ['disturbed_samples', ({ disturbedSamples }) => disturbedSamples.length],
  ['run_delay', ({ runDelay }) => runDelay],
  ['steal', ({ steal }) => steal],
  ['ended', ({ ended }) => ended],
  ['oversubscribed', ({ oversubscribed }) => oversubscribed],
  ['cpu', (_, { machine }) => machine.cpu],
  ['node', (_, { engine }) => engine.node],
  ['commit', (_, { git }) => git?.commit],
  ['started', (_, { started }) => started]
]

export function benchCsv(run: BenchRun): string {
  const lines = [
    COLUMNS.map(([head]) => head),
    ...run.results.map((result) => COLUMNS.map(([, cell]) => field(cell(result, run))))
  ]
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('')
}

/** What was not measured is an empty cell. A spreadsheet would run a text that begins with a sign as a formula. */
function field(value: Cell): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'string') return String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text
}
