import type { BenchTeam } from '../cases/case.ts'
import type { PeerTeam } from '../peers/peer.ts'

/** What takes turns within a case: a team of one size and variant, ours or a peer's. */
export interface Contender {
  readonly threads: number
  readonly variant: string
  /** Its name; absent for our own. */
  readonly peer?: string
  readonly team: PeerTeam
}

export type OpenTeam = (variant: string, threads: number) => Promise<BenchTeam>

/**
 * One team for each variant and thread count. All live through the whole run, parked while others have their turn:
 * making one costs more than most samples. Operands exist for one case at a time, so memory stays that of the largest.
 */
export async function openContenders(
  variants: readonly string[],
  threads: readonly number[],
  open: OpenTeam
): Promise<Contender[]> {
  const contenders: Contender[] = []
  try {
    for (const variant of variants) {
      for (const count of threads) contenders.push({ threads: count, variant, team: await open(variant, count) })
    }
    return contenders
  } catch (error) {
    await closeContenders(contenders)
    throw error
  }
}

export async function closeContenders(contenders: readonly Contender[]): Promise<void> {
  await Promise.all(contenders.map(({ team }) => team.close()))
}
