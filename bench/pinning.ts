/** Whether the command ties the ranks of a team to cores of their own. */
import { canPin } from '../src/machine/pin-thread.ts'
import type { UsableCores } from '../src/machine/usable-cores.ts'

/** Of a team's thread count. */
export type Pinning = (threads: number) => boolean

/**
 * `choice`: --pin, --no-pin, or undefined. Without either, only a team with a rank for every core is pinned: it has
 * nowhere else to go, and the scheduler would now and then keep two ranks on one core, waiting for each other. A smaller
 * team could be tied to a core that somebody else is using, and under a CPU quota the cores are not ours.
 */
export async function pinningOf(choice: boolean | undefined, { count, limit }: UsableCores): Promise<Pinning> {
  if (choice !== undefined) return () => choice
  const isOurs = count > 1 && limit !== 'quota' && (await canPin())
  return (threads) => isOurs && threads === count
}
