/** This thread's name, and the rows of its table. */
import * as threads from 'node:worker_threads'
import type { ProfileRow, ProfileThread } from './row.ts'
import { readTable, type TableReading } from './table/read-table.ts'
import { table } from './table/recorder.ts'

export const ownThread: ProfileThread = { rank: null, name: ownName(), tid: threads.threadId }

export function ownRows(): ProfileRow[] {
  return rowsOfTable(ownThread, readTable(table))
}

/** The functions that a table's thread has called. */
export function rowsOfTable(thread: ProfileThread, { functions }: TableReading): ProfileRow[] {
  return functions
    .filter(({ calls }) => calls > 0)
    .map(({ name, file, line, column, kind, running, awaited, wait, tooShort, ...times }) => ({
      thread,
      function: name,
      file,
      line,
      column,
      calledFrom: { file, line },
      calls: times.calls,
      primitiveCalls: times.primitiveCalls,
      wall: times.wall,
      cpu: times.cpu,
      wait,
      ...((kind !== 'plain' || awaited > 0) && { async: true, awaited }),
      ...(running > 0 && { running }),
      ...(tooShort && { tooShort: true })
    }))
}

/** Newer Nodes tell the name that a worker was given; others, and workers without one, go by their number. */
function ownName(): string {
  if (threads.isMainThread) return 'main'
  const { threadName } = threads as { threadName?: string }
  return threadName && threadName !== 'WorkerThread'
    ? `worker ${threads.threadId} ${threadName}`
    : `worker ${threads.threadId}`
}
