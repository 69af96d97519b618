/** Puts the threads' tables and the process's account together into one profile. */
import type { ThreadRemains, ThreadTable } from './all-threads.ts'
import { laneOf } from './lane.ts'
import { lastSeen } from './last-seen.ts'
import { rowsOfTable } from './own-thread.ts'
import { PROFILE_SCHEMA, type Profile } from './profile.ts'
import { readTable } from './table/read-table.ts'
import { accountBetween, type Snapshot, snapshotThreads } from './thread-account.ts'
import { threadRows } from './thread-rows.ts'

export interface ProfileParts {
  readonly tables: readonly ThreadTable[]
  readonly remains: readonly ThreadRemains[]
  readonly before: Snapshot
  readonly command: readonly string[]
}

export function takeProfile({ tables, remains: said, before, command }: ProfileParts): Profile {
  const account = accountBetween(before, snapshotThreads())
  const readings = tables.map(({ table, ...of }) => ({ ...of, reading: readTable(table) }))
  const known = new Map(
    readings.map(({ number, thread, born, reading }) => [
      number ?? -1,
      { name: thread.name, wall: Math.min(account.wall, reading.stopped - born) }
    ])
  )
  const told = said.flatMap(({ usage }) => usage ?? [])
  const isTold = (number: number | null) => told.some(({ id }) => id === number)
  const ended = [...told, ...tables.flatMap((each) => (isTold(each.number) ? [] : (lastSeen(each) ?? [])))]
  const timed = readings.filter(({ reading }) => !reading.countsOnly)
  const counts = readings
    .filter(({ reading }) => reading.countsOnly)
    .flatMap(({ thread, reading }) => rowsOfTable(thread, reading))
    .map(({ thread, function: name, file, line, calls }) => ({ thread, function: name, file, line, calls }))
  const samples = said.flatMap((each) => each.samples)
  return {
    schema: PROFILE_SCHEMA,
    taken: new Date().toISOString(),
    command,
    node: process.version,
    wall: account.wall,
    processCpu: account.process,
    threads: threadRows(account, known, ended),
    functions: [
      ...timed.flatMap(({ thread, reading }) => rowsOfTable(thread, reading)),
      ...said.flatMap((each) => each.rows)
    ],
    lanes: [
      ...readings
        .filter(({ thread, reading }) => thread.tid === 0 || reading.nodes.length > 0)
        .map(({ thread, reading }) => laneOf(thread, reading)),
      ...said.flatMap((each) => each.lanes)
    ],
    ...(counts.length > 0 && { counts }),
    ...(samples.length > 0 && { samples }),
    left: said.flatMap((each) => each.left)
  }
}
