/** Puts the threads' tables and the process's account together into one profile. */
import type { AllThreads } from './all-threads.ts'
import { laneOf } from './lane.ts'
import { rowsOfTable } from './own-thread.ts'
import { PROFILE_SCHEMA, type Profile } from './profile.ts'
import type { ProfileRow } from './row.ts'
import { readTable } from './table/read-table.ts'
import { accountBetween, type Snapshot, snapshotThreads } from './thread-account.ts'
import { threadRows } from './thread-rows.ts'

export interface ProfileParts {
  readonly threads: AllThreads
  readonly before: Snapshot
  readonly command: readonly string[]
  /** Rows of this thread's teams. */
  readonly rows: readonly ProfileRow[]
}

export function takeProfile({ threads, before, command, rows }: ProfileParts): Profile {
  threads.listen()
  const account = accountBetween(before, snapshotThreads())
  const readings = threads.tables.map(({ thread, table }) => ({ thread, reading: readTable(table) }))
  const names = new Map(threads.tables.map(({ number, thread }) => [number ?? -1, thread.name]))
  const said = threads.remains
  const ended = said.flatMap(({ usage }) => usage ?? [])
  const counts = said.flatMap((each) => each.counts)
  const samples = said.flatMap((each) => each.samples)
  return {
    schema: PROFILE_SCHEMA,
    taken: new Date().toISOString(),
    command,
    node: process.version,
    wall: account.wall,
    processCpu: account.process,
    threads: threadRows(account, names, ended),
    functions: [
      ...readings.flatMap(({ thread, reading }) => rowsOfTable(thread, reading)),
      ...rows,
      ...said.flatMap((each) => each.rows)
    ],
    lanes: readings.map(({ thread, reading }) => laneOf(thread, reading)),
    ...(counts.length > 0 && { counts }),
    ...(samples.length > 0 && { samples }),
    left: said.flatMap((each) => each.left)
  }
}
