/** Runs and comparisons as Markdown, for a job summary or a pull request. */
import type { ComparedCase, Comparison } from '../compare/compare-runs.ts'
import type { GateOutcome } from '../compare/gates.ts'
import { type Judged, NOT_JUDGED } from '../compare/judged.ts'
import type { BenchRun, Result } from '../result/types.ts'
import { summaryLines } from './compare-table.ts'
import { digits, duration, missing, percent, residualText, shapeText } from './format.ts'
import { verdictLines } from './verdict-lines.ts'
import { whoOf } from './versus-table.ts'

/** What was found against an earlier run comes first: that is what a pull request is read for. */
export function benchMarkdown(run: BenchRun, { outcomes, against, refused }: Judged = NOT_JUDGED): string {
  const { results, noise, failures = [], leftOut = [] } = run
  const failed = results.filter(({ passed }) => !passed).length
  const notes = [
    ...(refused === undefined ? [] : [plain(`Comparison refused: ${refused}`)]),
    ...(run.partial ? ['Stopped early: only what had been measured until then is shown.'] : []),
    ...(failed > 0 ? [`FAILED: ${failed} of ${results.length} results are wrong.`] : []),
    ...(results.some(({ disturbed }) => disturbed) ? ['! disturbed: others had our cores.'] : []),
    ...(results.some(({ oversubscribed }) => oversubscribed) ? ['\\* oversubscribed.'] : []),
    `Noise floor ${noise.floor === null ? missing : percent(noise.floor)}, stolen time ${noise.steal === null ? missing : percent(noise.steal)}.`,
    ...verdictLines(results).map(plain),
    ...leftOut.map(plain),
    ...failures.map(({ id, error }) => plain(`${id}: ${error}`))
  ]
  const table = tableOf<Result>(results, [
    ['op', (r) => r.op],
    ['shape', (r) => shapeText(r.shape)],
    ['variant', whoOf],
    ['threads', (r) => `${r.disturbed ? '!' : ''}${r.oversubscribed ? '*' : ''}${r.threads}`, 'right'],
    ['wall', (r) => duration(r.wall.median), 'right'],
    ['95 %', (r) => `${duration(r.wall.ciLow)} … ${duration(r.wall.ciHigh)}`, 'right'],
    ['GFLOP/s', (r) => optional(r.gflops, digits), 'right'],
    ['GB/s', (r) => optional(r.gbps, digits), 'right'],
    ['peak', (r) => optional(r.peakFraction, percent), 'right'],
    ['speed-up', (r) => optional(r.speedup, (x) => `${x.toFixed(2)}×`), 'right'],
    ['efficiency', (r) => optional(r.efficiency, percent), 'right'],
    ['residual', (r) => residualText(r.residual), 'right'],
    ['check', (r) => (r.passed ? 'PASSED' : '**FAILED**')]
  ])
  if (against === undefined) return document('Heddle bench', [whereLine(run), gatesList(outcomes), table, list(notes)])
  const { base, comparison } = against
  return [
    compareMarkdown(comparison, outcomes, { base, head: run }),
    document('Heddle bench', [whereLine(run), table, list(notes)])
  ].join('\n')
}

export function compareMarkdown(
  comparison: Comparison,
  outcomes: readonly GateOutcome[],
  { base, head }: { base: BenchRun; head: BenchRun }
): string {
  const { cases, differs, onlyBase, onlyHead } = comparison
  const notes = [
    ...summaryLines(cases),
    ...differs.map((each) => plain(`Differs: ${each}`)),
    ...(onlyBase.length > 0 ? [plain(`Only in base: ${onlyBase.join(', ')}`)] : []),
    ...(onlyHead.length > 0 ? [plain(`Only in head: ${onlyHead.join(', ')}`)] : [])
  ]
  const table = tableOf<ComparedCase>(cases, [
    ['op', ({ op }) => op],
    ['shape', ({ shape }) => shapeText(shape)],
    ['variant', ({ variant }) => variant],
    ['threads', ({ threads }) => String(threads), 'right'],
    ['base', (each) => duration(each.base), 'right'],
    ['head', (each) => duration(each.head), 'right'],
    ['head ÷ base', ({ ratio }) => ratio.toFixed(3), 'right'],
    ['95 %', ({ low, high }) => `${low.toFixed(3)} … ${high.toFixed(3)}`, 'right'],
    ['verdict', ({ change, why }) => (why === null ? change : `${change}: ${why}`)]
  ])
  const commits = `Base ${commitOf(base)}, head ${commitOf(head)}.`
  return document('Heddle compare', [commits, whereLine(head), gatesList(outcomes), table, list(notes)])
}

function commitOf({ git }: BenchRun): string {
  return git === null ? 'of no commit' : plain(`${git.commit.slice(0, 12)}${git.dirty ? ' with changes' : ''}`)
}

function whereLine({ machine, engine }: BenchRun): string {
  const { usable, logical } = machine.cores
  return plain(
    `${machine.cpu ?? machine.arch}, ${usable} of ${logical} cores, ${machine.platform}; Heddle ${engine.heddle}, Node ${engine.node}, V8 ${engine.v8}.`
  )
}

function gatesList(outcomes: readonly GateOutcome[]): string {
  return list(
    outcomes.map(({ gate, state, details }) =>
      [
        `${state === 'failed' ? '**FAILED**' : state.toUpperCase()} \`${gate}\``,
        ...details.map((detail) => `  - ${plain(detail)}`)
      ].join('\n')
    )
  )
}

type ColumnOf<Row> = readonly [head: string, cell: (row: Row) => string, align?: 'right']

function tableOf<Row>(rows: readonly Row[], columns: ReadonlyArray<ColumnOf<Row>>): string {
  if (rows.length === 0) return ''
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(columns.map(([head]) => head)),
    line(columns.map(([, , align]) => (align === 'right' ? '--:' : ':--'))),
    ...rows.map((row) => line(columns.map(([, cell]) => cellText(cell(row)))))
  ].join('\n')
}

/** Bold stays, for what we make ourselves; anything else that Markdown or HTML would act on is taken as text. */
function cellText(text: string): string {
  return text.startsWith('**') ? text : plain(text)
}

/** Names come from files: nothing in them may become markup, a link, a mention or another table cell. */
function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_{}[\]()#+!|~@]/g, (mark) => `&#${mark.charCodeAt(0)};`)
}

function optional(x: number | null, format: (x: number) => string): string {
  return x === null ? missing : format(x)
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n')
}

function document(title: string, parts: readonly string[]): string {
  return `${[`## ${title}`, ...parts].filter((part) => part !== '').join('\n\n')}\n`
}
