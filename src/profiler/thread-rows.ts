/** The threads of the process by what they are, adding up to its CPU time. */
import type { ThreadRole, ThreadRow } from './profile.ts'
import type { Account, ThreadUsage } from './thread-account.ts'

/** `names`: the JavaScript threads by the kernel's number; `ended`: what those of them that are gone had used. */
export function threadRows(
  account: Account,
  names: ReadonlyMap<number, string>,
  ended: ReadonlyArray<ThreadUsage & { id: number }>
): ThreadRow[] {
  const living = new Set(account.threads.map(({ id }) => id))
  const gone = ended.filter(({ id }) => !living.has(id))
  const rows = [...account.threads, ...gone].map(({ id, name, cpu, runDelay, switches, core }): ThreadRow => {
    const role: ThreadRole = id === process.pid ? 'main' : isWorker(id, name, names) ? 'worker' : 'engine'
    const shown = role === 'main' ? 'main' : (names.get(id) ?? name)
    return { id, name: shown, role, wall: account.wall, cpu, runDelay, switches, core }
  })
  const rest = account.exited - gone.reduce((sum, { cpu }) => sum + cpu, 0)
  const none = { id: null, wall: account.wall, runDelay: null, switches: null, core: null }
  return [...rows, { ...none, name: 'others that exited', role: 'exited', cpu: Math.max(0, rest) }]
}

function isWorker(id: number, name: string, names: ReadonlyMap<number, string>): boolean {
  return names.has(id) || name === 'WorkerThread' || name.startsWith('heddle rank')
}
