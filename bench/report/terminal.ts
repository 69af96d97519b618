/** What `heddle bench` prints at its end: one table of all cases, and how far to trust it. */
import type { BenchRun, Result } from '../result/types.ts'
import { fold } from './fold.ts'
import { digits, duration, missing, percent, residualText, shapeText } from './format.ts'
import { type Column, plainTable } from './plain-table.ts'
import { paint, type Screen } from './style.ts'
import { verdictLines } from './verdict-lines.ts'
import { peerLine, versusTable, whoOf } from './versus-table.ts'
import { wideHint } from './wide-hint.ts'

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
function machineLines({ machine, engine, options, peers = [] }: BenchRun, screen: Screen): string {
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
    { head: '95 %', cell: (r) => (r.samples.length < 2 ? missing : `±${percent(spread(r))}`), spare: 2 },
    { head: 'CPU', cell: (r) => (r.cpu === null ? missing : duration(r.cpu.median)), spare: 7 },
    { head: 'rate', cell: rate },
    { head: 'peak', cell: (r) => optional(r.peakFraction, percent), spare: 4 },
    { head: 'speed-up', cell: (r) => optional(r.speedup, (x) => `${x.toFixed(2)}×`), spare: 1 },
    { head: 'eff.', cell: (r) => optional(r.efficiency, percent), spare: 3 },
    { head: 'util.', cell: (r) => optional(r.utilisation, percent), spare: 6 },
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

/** Half the interval's width, the longer side, as a part of the median. */
function spread({ wall }: Result): number {
  return Math.max(wall.ciHigh - wall.median, wall.median - wall.ciLow) / wall.median
}

function rate(result: Result): string {
  // Where memory is the measure, both rates are there and this one says more.
  if (result.gbps !== null) return `${digits(result.gbps)} GB/s`
  return result.gflops === null ? missing : `${digits(result.gflops)} GFLOP/s`
}

function optional(x: number | null, format: (x: number) => string): string {
  return x === null ? missing : format(x)
}

/** What the marks mean, the noise, and what went wrong; only what this run needs. */
function closingLines(run: BenchRun, screen: Screen): string {
  const { results, noise, failures = [], leftOut = [] } = run
  const lines: string[] = []
  const say = (line: string) => lines.push(...fold(line, screen.columns))
  if (results.length > 0) {
    say('95 %: half the interval of the median. eff.: speed-up ÷ threads. util.: CPU ÷ (wall × threads).')
    if (results.some(({ peakFraction }) => peakFraction !== null))
      say('peak: part of the FMA peak measured in this run; in GB/s rows, of the triad bandwidth.')
    say('check: PASSED when the residual is below 10.')
  }
  for (const line of verdictLines(results)) say(line)
  const usable = run.machine.cores.usable
  if (results.some((result) => result.oversubscribed))
    say(`* oversubscribed: more threads than the ${usable} usable ${usable === 1 ? 'core' : 'cores'}.`)
  if (results.some((result) => result.disturbed))
    say('! disturbed: the hypervisor or other processes had our cores; run it again before you conclude anything.')
  const floor = noise.floor === null ? 'not known (too few samples)' : percent(noise.floor)
  const steal = noise.steal === null ? 'not known here' : percent(noise.steal)
  if (results.length > 0) say(`Noise floor (same code against itself): ${floor}. Stolen time: ${steal}.`)
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
