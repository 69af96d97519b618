import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A reason to skip, or false: node:sqlite came with Node 22.5, without a switch with 22.13. */
export const noSqlite = await import('node:sqlite').then(
  () => false as const,
  () => `Node ${process.versions.node} has no node:sqlite`
)

/** The name of a database that is not there yet. */
export async function newDatabase(): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), 'heddle-history-')), 'kept', 'history.sqlite')
}
