import type { Result, ThreadRecord } from '../result/types.ts'
import { missing, percent } from './format.ts'

/** What the ranks of the profiled call did not work for. */
export function ranksLine({ perThread, imbalance }: Result): string {
  const sum = (of: (thread: ThreadRecord) => number | null) => perThread.reduce((all, each) => all + (of(each) ?? 0), 0)
  const wall = sum((thread) => thread.wall)
  if (wall === 0 || imbalance === undefined) return ''
  const parts = [
    `waited for each other ${percent(sum((thread) => thread.wait) / wall)} of the time`,
    `waited for a core ${perThread.some(({ runDelay }) => runDelay === null) ? missing : percent(sum((thread) => thread.runDelay) / wall)}`,
    `the busiest did ${percent(imbalance)} more than the mean`
  ]
  return `\nRanks ${parts.join(', ')}.\n`
}
