import { median } from '../statistics/quantile.ts'
import type { Take } from './take.ts'

/** Shorter than this, the clock and the event loop weigh too much: calls are timed in blocks. */
const BLOCK = 1
/** Medians of this many blocks are compared with those before them. */
const WINDOW = 3
/** The engine has tiered up and the caches are warm when the median moves by no more than this. */
const STABLE = 0.05

/**
 * Calls until the median is stable or the time is up, at least once. Returns the milliseconds of a call at the end, and
 * whether they were stable.
 */
export async function warmUp(
  take: Take,
  limit: number,
  now: () => number
): Promise<{ readonly time: number; readonly stable: boolean }> {
  const began = now()
  const times: number[] = []
  let block = 1
  for (;;) {
    const { wall: elapsed } = await take({ calls: block, settle: false, rest: false })
    const time = elapsed / block
    if (elapsed < BLOCK) block *= 2
    else times.push(time)
    if (isStable(times)) return { time: median(times.slice(-WINDOW)), stable: true }
    // The next block would end too late.
    if (now() - began + elapsed > limit) return { time, stable: false }
  }
}

function isStable(times: readonly number[]): boolean {
  if (times.length < 2 * WINDOW) return false
  const last = median(times.slice(-WINDOW))
  const before = median(times.slice(-2 * WINDOW, -WINDOW))
  return Math.abs(last / before - 1) <= STABLE
}
