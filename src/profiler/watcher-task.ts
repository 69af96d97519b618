/** What the program's main thread gives its watcher, as `workerData.watch`. */
import type { ThreadTable } from './all-threads.ts'
import type { Snapshot } from './thread-account.ts'

export interface WatcherTask {
  readonly main: ThreadTable
  readonly before: Snapshot
  readonly command: readonly string[]
  readonly file: string
  readonly attended: boolean
  /** 1 when the main thread writes the profile itself. */
  readonly ended: Int32Array
}
