/**
 * What a worker has used, kept in its own table: a worker that is terminated can not say it, and the kernel forgets a
 * thread that has gone.
 */
import type { ThreadTable } from './all-threads.ts'
import { SchedStat } from './clock-schedstat.ts'
import { SEEN_CPU, SEEN_DELAY, viewsOf } from './table/layout.ts'
import type { ThreadUsage } from './thread-account.ts'

/** A thread that has gone; null for what was not looked at. */
export type EndedThread = Omit<ThreadUsage, 'switches'> & {
  readonly id: number
  readonly switches: ThreadUsage['switches'] | null
}

export class UsageKeeper {
  readonly #stats = new Map<number, SchedStat | null>()

  /** Looks at every thread that is still there. */
  look(tables: readonly ThreadTable[]): void {
    for (const { number, table } of tables) {
      if (number === null) continue
      const stat = this.#open(number)
      if (stat === null) continue
      const cpu = stat.cpu()
      const runDelay = stat.runDelay()
      if (Number.isNaN(runDelay)) {
        stat.close()
        this.#stats.set(number, null)
        continue
      }
      const { header } = viewsOf(table)
      header[SEEN_CPU] = cpu
      header[SEEN_DELAY] = runDelay
    }
  }

  #open(number: number): SchedStat | null {
    const known = this.#stats.get(number)
    if (known !== undefined) return known
    const stat = SchedStat.open(`/proc/self/task/${number}/schedstat`)
    this.#stats.set(number, stat)
    return stat
  }
}

/** Undefined when nobody has looked. */
export function lastSeen({ number, thread, table }: ThreadTable): EndedThread | undefined {
  const { header } = viewsOf(table)
  if (number === null || header[SEEN_CPU] === 0) return undefined
  return {
    id: number,
    name: thread.name,
    cpu: header[SEEN_CPU],
    runDelay: header[SEEN_DELAY],
    switches: null,
    core: null
  }
}
