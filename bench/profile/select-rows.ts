/** What of a profile's rows is shown, and in which order. */

import { addRows, type ProfileRow } from '../../src/profiler/row.ts'
import type { Sort } from './choices.ts'

export interface Choice {
  readonly match?: string | undefined
  readonly sort: Sort
  /** Rows of a thread, or of all when threads are summed. */
  readonly limit: number
}

const KEYS: Readonly<Record<Sort, (row: ProfileRow) => number>> = {
  total: (row) => row.wall.total,
  self: (row) => row.wall.self,
  cpu: (row) => row.cpu?.self ?? -1,
  calls: (row) => row.calls,
  wait: (row) => row.wait
}

export function chooseRows(rows: readonly ProfileRow[], { match, sort, limit }: Choice): ProfileRow[] {
  const wanted = match === undefined ? rows : rows.filter((row) => row.function.includes(match))
  return [...wanted].sort((a, b) => KEYS[sort](b) - KEYS[sort](a)).slice(0, limit)
}

/** The same function of all threads in one row, whose thread says how many they are. */
export function sumThreads(rows: readonly ProfileRow[]): ProfileRow[] {
  const sums = new Map<string, { row: ProfileRow; threads: Set<string> }>()
  for (const row of rows) {
    const key = JSON.stringify([row.function, row.file, row.line, row.column])
    const sum = sums.get(key)
    if (sum === undefined) sums.set(key, { row, threads: new Set([row.thread.name]) })
    else {
      sum.row = addRows(sum.row, row)
      sum.threads.add(row.thread.name)
    }
  }
  return [...sums.values()].map(({ row, threads }) => {
    const name = threads.size === 1 ? row.thread.name : `${threads.size} threads`
    return { ...row, thread: { ...row.thread, name } }
  })
}
