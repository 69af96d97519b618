/** The threads of the process by what they are, adding up to its CPU time. */

import type { EndedThread } from './last-seen.ts'
import type { ThreadRole, ThreadRow } from './profile.ts'
import type { Account } from './thread-account.ts'

/** A thread that has told of itself; `wall`: how long it has been there since the profile began, milliseconds. */
export interface KnownThread {
  readonly name: string
  readonly wall: number
}

/** `known`: the JavaScript threads by the kernel's number; `ended`: what those of them that are gone had used. */
export function threadRows(
  account: Account,
  known: ReadonlyMap<number, KnownThread>,
  ended: readonly EndedThread[]
): ThreadRow[] {
  const living = new Set(account.threads.map(({ id }) => id))
  const gone = ended.filter(({ id }) => !living.has(id))
  const rows = [...account.threads, ...gone].map(({ id, name, cpu, runDelay, switches, core }): ThreadRow => {
    const role: ThreadRole = id === process.pid ? 'main' : known.has(id) || isWorker(name) ? 'worker' : 'engine'
    const shown = role === 'main' ? 'main' : withRank(name, known.get(id)?.name)
    return { id, name: shown, role, wall: known.get(id)?.wall ?? account.wall, cpu, runDelay, switches, core }
  })
  const rest = account.exited - gone.reduce((sum, { cpu }) => sum + cpu, 0)
  const none = { id: null, wall: account.wall, runDelay: null, switches: null, core: null }
  return [...rows, { ...none, name: 'others that exited', role: 'exited', cpu: Math.max(0, rest) }]
}

/** A worker that is a rank of a Heddle team has named itself so to the system. */
function withRank(name: string, known: string | undefined): string {
  const rank = /^heddle (rank \d+)$/.exec(name)?.[1]
  if (known === undefined) return name
  return rank === undefined ? known : `${known} (${rank})`
}

function isWorker(name: string): boolean {
  return name === 'WorkerThread' || name.startsWith('heddle rank')
}
