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

/** One that can not be opened is told, and the rest take part; so is what one of them does not have. */
export async function openPeers(
  found: readonly FoundPeer[],
  ops: readonly string[],
  options: OpenOptions
): Promise<{ contenders: Contender[]; failures: Failure[]; lacking: string[] }> {
  const contenders: Contender[] = []
  const failures: Failure[] = []
  for (const { builds, open } of found) {
    for (const { name, variant, threads: counts } of builds) {
      for (const threads of counts) {
        try {
          const team = await open(variant, threads, options)
          contenders.push({ threads, variant, peer: name, team })
        } catch (error) {
          if (!options.signal.aborted)
            failures.push({ id: `${name}:${variant}/${threads}`, error: (error as Error).message })
        }
      }
    }
  }
  return { contenders, failures, lacking: lackingOf(contenders, ops) }
}

/** One line a peer. */
function lackingOf(contenders: readonly Contender[], ops: readonly string[]): string[] {
  const lacking = new Map<string, Set<string>>()
  for (const { peer = '', variant, team } of contenders) {
    const missing = ops.filter((op) => team.has?.(op) === false)
    if (missing.length === 0) continue
    lacking.set(peer, (lacking.get(peer) ?? new Set()).add(`${variant} has no ${missing.join(', ')}`))
  }
  return [...lacking].map(([peer, lines]) => `${peer}: ${[...lines].join('; ')}`)
}
