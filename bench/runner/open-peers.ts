/** Finds the peers that were asked for, and opens those that are there: one contender a build and thread count. */
import { PEERS } from '../peers/index.ts'
import type { FoundPeer, OpenOptions } from '../peers/peer.ts'
import type { Failure } from '../result/types.ts'
import type { Contender } from './contender.ts'

export interface FoundPeers {
  readonly found: readonly FoundPeer[]
  /** One line for each that is not there, or not at all thread counts. */
  readonly leftOut: readonly string[]
}

export async function findPeers(names: readonly string[], threads: readonly number[]): Promise<FoundPeers> {
  const found: FoundPeer[] = []
  const leftOut: string[] = []
  for (const peer of PEERS.filter(({ name }) => names.includes(name))) {
    const answer = await peer.find(threads)
    if ('leftOut' in answer) {
      leftOut.push(answer.leftOut)
    } else {
      found.push(answer)
      if (answer.note !== undefined) leftOut.push(answer.note)
    }
  }
  return { found, leftOut }
}

/** One that can not be opened is told, and the rest take part. */
export async function openPeers(
  found: readonly FoundPeer[],
  options: OpenOptions
): Promise<{ contenders: Contender[]; failures: Failure[] }> {
  const contenders: Contender[] = []
  const failures: Failure[] = []
  for (const { record, variants, open } of found) {
    for (const variant of variants) {
      for (const threads of record.threads) {
        try {
          const team = await open(variant, threads, options)
          contenders.push({ threads, variant, peer: record.name, team })
        } catch (error) {
          if (!options.signal.aborted)
            failures.push({ id: `${record.name}:${variant}/${threads}`, error: (error as Error).message })
        }
      }
    }
  }
  return { contenders, failures }
}
