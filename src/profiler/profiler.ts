/**
 * The profiler's switch and its sources. A source is anything that has rows: a team, the functions that
 * a thread has wrapped. Off means that nothing is on anybody's path: sources look once a region, or are not called at all.
 */
import { addToStats, type ProfileRow, type ProfileStats } from './row.ts'

export interface ProfileSource {
  rows(): Iterable<ProfileRow>
  /** Forgets what was booked. */
  reset(): void
}

const sources = new Set<ProfileSource>()
let kept: ProfileRow[] = []
let on = false

/** Starts a new profile of this thread and of all workers of all teams; what an earlier one booked is forgotten. */
export function profileOn(): void {
  kept = []
  for (const source of sources) source.reset()
  on = true
}

/** Stops booking; the statistics stay to be read. A region that runs is booked to its end. */
export function profileOff(): void {
  on = false
}

export function isProfiling(): boolean {
  return on
}

/** What was booked since profileOn(): a map of thread names to maps of functions. May be asked at any time. */
export function getProfileStats(): ProfileStats {
  const stats: ProfileStats = new Map()
  for (const row of kept) addToStats(stats, row)
  for (const source of sources) for (const row of source.rows()) addToStats(stats, row)
  return stats
}

/** Adds a source; closing it keeps its rows for the profile that is being taken. */
export function register(source: ProfileSource): { close(): void } {
  sources.add(source)
  return {
    close() {
      if (sources.delete(source)) kept.push(...source.rows())
    }
  }
}
