/** Opens the peer that `heddle check --peer` names, on as many of the threads asked for as it takes. */
import { CHECK_PEERS, PEERS } from '../peers/index.ts'
import type { PeerBuild, PeerTeam } from '../peers/peer.ts'
import type { Pinning } from '../pinning.ts'
import { UsageError } from '../runner/usage-error.ts'

/** Milliseconds: the largest SVD takes the slowest of them about a minute. */
const LIMIT = 600_000

export interface OpenedPeer {
  /** Its threads: how many it runs. */
  readonly build: PeerBuild
  readonly team: PeerTeam
}

/** Throws UsageError when it is not known or not here. */
export async function openPeer(
  name: string,
  threads: number,
  { isPinned, signal }: { isPinned: Pinning; signal: AbortSignal }
): Promise<OpenedPeer> {
  const peer = PEERS.find((each) => each.name === name && CHECK_PEERS.includes(name))
  if (peer === undefined)
    throw new UsageError(`--peer: expected ${CHECK_PEERS.join(', ')}, got ${JSON.stringify(name)}`)
  const found = await peer.find(Array.from({ length: threads }, (_, i) => i + 1))
  if ('leftOut' in found) throw new UsageError(`--peer: ${found.leftOut.replace(': left out:', ':')}`)
  // Of several builds the last is the one that was tuned.
  const build = found.builds.at(-1) as PeerBuild
  const taken = Math.max(...build.threads)
  return {
    build: { ...build, threads: [taken] },
    team: await found.open(build.variant, taken, { limit: LIMIT, isPinned, signal })
  }
}
