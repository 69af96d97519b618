import type { Result, ThreadRecord } from '../result/types.ts'
import { fold } from './fold.ts'
import { missing, percent } from './format.ts'
import type { Screen } from './style.ts'

/** Part of the ranks' time that they waited at barriers; null when it was not measured. */
export function waitPart({ perThread }: Result): number | null {
  const [wait, wall] = (['wait', 'wall'] as const).map((time) => perThread.reduce((sum, each) => sum + each[time], 0))
  return wall > 0 ? wait / wall : null
}

/** What the ranks of the profiled call did not work for. */
export function ranksLine(result: Result, { columns }: Pick<Screen, 'columns'>): string {
  const { perThread, imbalance } = result
  const sum = (of: (thread: ThreadRecord) => number | null) => perThread.reduce((all, each) => all + (of(each) ?? 0), 0)
  const wall = sum((thread) => thread.wall)
  if (wall === 0 || imbalance === undefined) return ''
  const parts = [
    `waited for each other ${percent(waitPart(result) ?? 0)} of the time`,
    `waited for a core ${perThread.some(({ runDelay }) => runDelay === null) ? missing : percent(sum((thread) => thread.runDelay) / wall)}`,
    `the busiest did ${percent(imbalance)} more than the mean`
  ]
  return `\n${fold(`Ranks ${parts.join(', ')}.`, columns).join('\n')}\n`
}
