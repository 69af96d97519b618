/** What `heddle check` prints. */
import { PASSED_BELOW } from '../cases/case.ts'
import type { CheckOutcome } from '../commands/check.ts'
import { digits, duration, percent } from '../report/format.ts'
import { paint, type Screen } from '../report/style.ts'
import { threadTable } from '../report/thread-table.ts'
import { peerLine } from '../report/versus-table.ts'

export function checkReport(outcome: CheckOutcome, screen: Screen, match?: string): string {
  const rows = outcome.functions.filter((row) => match === undefined || row.function.includes(match))
  return [
    `SVD of a ${outcome.shape.join('x')} matrix in ${(outcome.wall / 1000).toFixed(2)} s.`,
    ...(outcome.peer === null ? [] : [peerLine(outcome.peer)]),
    '',
    threadTable(rows, screen, outcome.peak),
    '',
    accountLine(outcome),
    residualLine(outcome, screen),
    `Verdict: ${outcome.verdict}.`,
    ...(outcome.hint === null ? [] : [`${outcome.hint} Try --variant wide.`]),
    ''
  ].join('\n')
}

/** The threads' CPU time adds up to the process's: nothing is charged twice. */
function accountLine({ account, wall, threads, workers, variant, pinned }: CheckOutcome): string {
  const { count, cpu } = workers
  if (account.threads.length === 0) return `CPU: the process used ${duration(account.process)} (${variant}).`
  return (
    `CPU: the process used ${duration(account.process)}, its ${count} ${count === 1 ? 'worker' : 'workers'} ${duration(cpu)} ` +
    `(${percent(cpu / (wall * threads))} of wall × threads${pinned ? ', each tied to a core' : ''}), all other threads ${duration(Math.max(0, account.process - cpu))} (${variant}).`
  )
}

function residualLine({ residuals, passed }: CheckOutcome, screen: Screen): string {
  if (residuals === null) return 'Residuals: none, there are no vectors to form them from.'
  const { reconstruction, u, v, ordered } = residuals
  const mark = passed ? paint(screen, 'green', 'PASSED') : paint(screen, 'red', 'FAILED')
  const order = ordered ? '' : ', singular values out of order'
  return `Residuals: A − U S Vᵀ ${digits(reconstruction)}, I − UᵀU ${digits(u)}, I − V Vᵀ ${digits(v)}${order} (limit ${PASSED_BELOW}): ${mark}`
}
