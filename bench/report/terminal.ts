/** What `heddle bench` prints at its end: one table of all cases, and how far to trust it. */
import type { BenchRun, Result } from '../result/types.ts'
import { SCALES } from '../statistics/verdict.ts'
import { bar } from './bar.ts'
import { fold } from './fold.ts'
import { digits, duration, missing, percent, residualText, shapeText, spreadText } from './format.ts'
import { type Column, plainTable } from './plain-table.ts'
import { waitPart } from './ranks-line.ts'
import { paint, type Screen, type Style } from './style.ts'
import { fitLine, verdictLines } from './verdict-lines.ts'
import { peerLine, versusTable, whoOf } from './versus-table.ts'
import { wideHint } from './wide-hint.ts'

/** From so many columns on the table has those that are spared first. */
const ROOMY = 140

export function benchReport(run: BenchRun, screen: Screen): string {
  const parts = [machineLines(run, screen)]
  if (run.results.length > 0) {
    parts.push(
      plainTable(
        screen,
        columnsFor(run, screen),
        run.results,
        (result) => `${result.op} ${result.shape} ${result.dtype}`
      )
    )
    const against = versusTable(run.results, screen)
    if (against !== undefined) parts.push(against)
  }
  parts.push(closingLines(run, screen))
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/** The machine and the engine stand beside every figure. */
export function machineLines({ machine, engine, options, peers = [] }: BenchRun, screen: Screen): string {
  const { logical, usable } = machine.cores
  const cores = usable === logical ? `${logical} cores` : `${usable} of ${logical} cores (${machine.cores.why})`
  const variants = Object.keys(engine.variants).join(', ')
  return [
    `${machine.cpu ?? machine.arch}, ${cores}, ${machine.platform}`,
    `Heddle ${engine.heddle}, Node ${engine.node}, V8 ${engine.v8}, variant ${variants}`,
    ...pinnedLine(options.pinned),
    ...peers.map(peerLine)
  ]
    .flatMap((line) => fold(line, screen.columns))
    .map((line) => paint(screen, 'dim', line))
    .join('\n')
}

function pinnedLine(counts: readonly number[] = []): string[] {
  return counts.length === 0 ? [] : [`Each rank tied to a core of its own at ${counts.join(', ')} threads`]
}

function columnsFor(run: BenchRun, screen: Screen): Column<Result>[] {
  const several = new Set(run.results.map(whoOf)).size > 1
  const columns: Column<Result>[] = [
    { head: 'op', cell: (r) => r.op, align: 'left' },
    { head: 'shape', cell: (r) => shapeText(r.shape), align: 'left' },
    { head: 'threads', cell: (r) => `${r.disturbed ? '!' : ''}${r.oversubscribed ? '*' : ''}${r.threads}` },
    { head: 'wall', cell: (r) => duration(r.wall.median) },
    { head: '95 %', cell: spreadText, spare: 2 },
    { head: 'CPU', cell: (r) => (r.cpu === null ? missing : duration(r.cpu.median)), spare: 8 },
    { head: 'rate', cell: rate },
    { head: 'a thread', cell: (r) => optional(rateOf(r), (x) => digits(x / r.threads)), spare: 10 },
    { head: 'peak', cell: (r) => optional(r.peakFraction, percent), spare: 4 },
    { head: 'roof', cell: (r) => optional(r.rooflineFraction ?? null, percent), spare: 11 },
    { head: 'speed-up', cell: (r) => optional(r.speedup, (x) => `${x.toFixed(2)}×`), spare: 1 },
    { head: 'eff.', cell: (r) => optional(r.efficiency, percent), spare: 3 },
    {
      head: '',
      align: 'left',
      cell: (r) => optional(r.efficiency, bar, ''),
      paint: (text, r) => paint(screen, barStyle(r), text),
      spare: 6
    },
    { head: 'util.', cell: (r) => optional(r.utilisation, percent), spare: 7 },
    { head: 'wait', cell: (r) => optional(waitPart(r), percent), spare: 9 },
    { head: 'residual', cell: (r) => residualText(r.residual), spare: 5 },
    {
      head: 'check',
      align: 'left',
      cell: (r) => (r.passed ? 'PASSED' : 'FAILED'),
      paint: (text, r) => paint(screen, r.passed ? 'green' : 'red', text)
    }
  ]
  return several ? [columns[0], { head: 'variant', cell: whoOf, align: 'left' }, ...columns.slice(1)] : columns
}

/** Where memory is the measure, both rates are there and GB/s says more. */
function rateOf({ gbps, gflops }: Result): number | null {
  return gbps ?? gflops
}

function rate(result: Result): string {
  return optional(rateOf(result), (x) => `${digits(x)} ${result.gbps === null ? 'GFLOP/s' : 'GB/s'}`)
}

function optional(x: number | null, format: (x: number) => string, otherwise = missing): string {
  return x === null ? otherwise : format(x)
}

/** Green where threads are used well, as the verdict has it; doubtful ones stay plain. */
function barStyle({ efficiency, disturbed, oversubscribed }: Result): Style {
  if (efficiency === null || disturbed || oversubscribed) return 'dim'
  return efficiency >= SCALES ? 'green' : efficiency >= SCALES / 2 ? 'yellow' : 'red'
}

/** What the marks mean, the noise, and what went wrong; only what this run needs. */
function closingLines(run: BenchRun, screen: Screen): string {
  const { results, noise, failures = [], leftOut = [] } = run
  const lines: string[] = []
  const say = (line: string) => lines.push(...fold(line, screen.columns))
  if (results.length > 0) {
    say('95 %: half the interval of the median. eff.: speed-up ÷ threads. util.: CPU ÷ (wall × threads).')
    if (screen.columns >= ROOMY)
      say(
        'roof: part of what memory and arithmetic allow together. wait: part of their time that ranks waited for each other.'
      )
    if (results.some(({ peakFraction }) => peakFraction !== null))
      say('peak: part of the FMA peak measured in this run; in GB/s rows, of the triad bandwidth.')
    say('check: PASSED when the residual is below 10.')
  }
  for (const line of verdictLines(results)) say(line)
  const refused = fitLine(results)
  if (refused !== undefined) say(refused)
  const usable = run.machine.cores.usable
  if (results.some((result) => result.oversubscribed))
    say(`* oversubscribed: more threads than the ${usable} usable ${usable === 1 ? 'core' : 'cores'}.`)
  if (results.some((result) => result.disturbed))
    say('! disturbed: the hypervisor or other processes had our cores; run it again before you conclude anything.')
  const floor = noise.floor === null ? 'not known (too few samples)' : percent(noise.floor)
  const steal = noise.steal === null ? 'not known here' : percent(noise.steal)
  if (results.length > 0) say(`Noise floor (same code against itself): ${floor}. Stolen time: ${steal}.`)
  const sum = (of: (result: Result) => number) => results.reduce((all, result) => all + of(result), 0)
  const outliers = sum((result) => result.outliers ?? 0)
  const disturbed = sum((result) => result.disturbedSamples.length)
  if (outliers + disturbed > 0)
    say(
      `Of ${sum(({ samples }) => samples.length)} samples ${outliers} are outliers and ${disturbed} were disturbed; all are kept, as medians do not mind a few.`
    )
  const cold = results.filter(({ warmedUp }) => warmedUp === false).length
  if (cold > 0) say(`${cold} of ${results.length} had no time to warm up until the median was stable.`)
  const hint = wideHint(run.peaks, run.options.variants)
  if (hint !== undefined) say(`${hint} Try --variants ${run.options.variants.join(',')},wide.`)
  const cut = results.filter(({ ended }) => ended === 'budget').length
  if (cut > 0)
    say(
      `The budget ended ${cut} of ${results.length} before their intervals were tight; a longer --budget narrows them.`
    )
  if (run.partial) say('Stopped early: only what had been measured until then is shown.')
  for (const line of leftOut) say(line)
  for (const failure of failures) say(`${failure.id}: ${failure.error}`)
  const failed = results.filter((result) => !result.passed).length
  if (failed > 0) say(`FAILED: ${failed} of ${results.length} results are wrong, their rates worthless.`)
  return lines.join('\n')
}
