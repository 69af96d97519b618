/** Peers that are libraries in a process, for tests. */
import { openblas } from '../../../bench/peers/openblas/openblas.ts'
import type { FoundPeer, Peer, PeerTeam } from '../../../bench/peers/peer.ts'

export interface LibraryAnswer {
  /** For node:test's `skip`: why it is not here. */
  readonly without: string | false
  readonly variants: readonly string[]
  open(variant: string, limit?: number): Promise<PeerTeam>
}

export async function libraryTeams(peer: Peer = openblas): Promise<LibraryAnswer> {
  const answer = await peer.find([1])
  if ('leftOut' in answer) return { without: answer.leftOut, variants: [], open: () => Promise.reject() }
  const { builds, open } = answer satisfies FoundPeer
  const options = { signal: new AbortController().signal, isPinned: () => false }
  return {
    without: false,
    variants: builds.map(({ variant }) => variant),
    open: (variant, limit = 60_000) => open(variant, 1, { ...options, limit })
  }
}
