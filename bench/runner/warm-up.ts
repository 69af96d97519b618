import { median } from '../statistics/quantile.ts'
import type { Take } from './take.ts'

/** Shorter than this, the clock and the event loop weigh too much: calls are timed in blocks. */
const BLOCK = 1
/** Medians of this many blocks are compared with those before them. */
const WINDOW = 3
/** The engine has tiered up and the caches are warm when the median moves by no more than this. */
const STABLE = 0.05

/**
 * Calls until the median is stable or the time is up, at least once. Returns the milliseconds of a call at the end.
 */
export async function warmUp(take: Take, limit: number, now: () => number): Promise<number> {
  const began = now()
  const times: number[] = []
  let block = 1
  for (;;) {
    const { wall: elapsed } = await take({ calls: block, settle: false, rest: false })
    const time = elapsed / block
    if (elapsed < BLOCK) block *= 2
    else times.push(time)
    if (stable(times)) return median(times.slice(-WINDOW))
    // The next block would end too late.
    if (now() - began + elapsed > limit) return time
  }
}

function stable(times: readonly number[]): boolean {
  if (times.length < 2 * WINDOW) return false
  const last = median(times.slice(-WINDOW))
  const before = median(times.slice(-2 * WINDOW, -WINDOW))
  return Math.abs(last / before - 1) <= STABLE
}
