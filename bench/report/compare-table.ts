/** What `heddle compare` prints: a table of all cases, and how many of them changed. */
import type { Change, ComparedCase, Comparison } from '../compare/compare-runs.ts'
import type { GateOutcome } from '../compare/gates.ts'
import { fold } from './fold.ts'
import { duration, percent, shapeText } from './format.ts'
import { type Column, plainTable } from './plain-table.ts'
import { paint, type Screen, type Style } from './style.ts'

const STYLES: Partial<Record<Change, Style>> = { improved: 'green', regressed: 'red', "can't tell": 'yellow' }

const GATE_STYLES = { passed: 'green', failed: 'red', 'not judged': 'yellow' } as const

export function compareReport(comparison: Comparison, screen: Screen): string {
  const { cases, differs, onlyBase, onlyHead } = comparison
  const parts: string[] = []
  if (differs.length > 0)
    parts.push(lines(screen, ['Compared across machines or engines, as asked. What differs:', ...differs]))
  if (cases.length > 0) parts.push(plainTable(screen, columnsFor(screen), cases, ({ op, shape }) => `${op} ${shape}`))
  parts.push(lines(screen, [...summaryLines(cases), ...only('base', onlyBase), ...only('head', onlyHead)]))
  return `${parts.join('\n\n')}\n`
}

/** One line for each gate, and one for each case that fails it. */
export function gateReport(outcomes: readonly GateOutcome[], screen: Screen): string {
  return outcomes
    .map(({ gate, state, details }) => {
      const mark = paint(screen, GATE_STYLES[state], state.toUpperCase())
      return [`${mark} ${gate}`, ...details.flatMap((detail) => fold(`  ${detail}`, screen.columns))].join('\n')
    })
    .map((text) => `${text}\n`)
    .join('')
}

export function summaryLines(cases: readonly ComparedCase[]): string[] {
  if (cases.length === 0) return ['The runs have no case in common.']
  const count = (change: Change) => cases.filter((each) => each.change === change).length
  const disturbed = cases.filter(({ why }) => why === 'disturbed').length
  return [
    `${count('improved')} improved, ${count('regressed')} regressed, ${count('unchanged')} unchanged, can't tell ${count("can't tell")}${disturbed > 0 ? ` (${disturbed} disturbed)` : ''}.`,
    'A change: 95 % interval without 1, p of the rank test (Holm) below 0.01, and more than the noise in the column beside it.'
  ]
}

function only(which: string, ids: readonly string[]): string[] {
  return ids.length === 0 ? [] : [`Only in ${which}: ${ids.join(', ')}.`]
}

function lines(screen: Screen, all: readonly string[]): string {
  return all.flatMap((line) => fold(line, screen.columns)).join('\n')
}

function columnsFor(screen: Screen): Column<ComparedCase>[] {
  return [
    { head: 'op', cell: ({ op }) => op, align: 'left' },
    { head: 'shape', cell: ({ shape }) => shapeText(shape), align: 'left' },
    { head: 'variant', cell: ({ variant }) => variant, align: 'left', spare: 4 },
    { head: 'threads', cell: ({ threads }) => String(threads) },
    { head: 'base', cell: ({ base }) => duration(base), spare: 2 },
    { head: 'head', cell: ({ head }) => duration(head), spare: 2 },
    { head: 'head ÷ base', cell: ({ ratio }) => ratio.toFixed(3) },
    { head: '95 %', cell: ({ low, high }) => `${low.toFixed(3)} … ${high.toFixed(3)}`, spare: 3 },
    { head: 'p', cell: ({ p }) => (p < 0.001 ? '<0.001' : p.toFixed(3)), spare: 5 },
    { head: 'noise', cell: ({ threshold }) => percent(threshold), spare: 5 },
    {
      head: 'verdict',
      align: 'left',
      cell: ({ change, why }) => (why === null ? change : `${change}: ${why}`),
      paint: (text, { change }) => (STYLES[change] === undefined ? text : paint(screen, STYLES[change], text))
    }
  ]
}
