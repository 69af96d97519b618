/**
 * What our kernels are held against: one folder a peer beside this file, and a line in index.ts. A peer takes turns
 * with our teams inside each round, on the same bytes, with the same residual check: it is given a case's operands and
 * calls as one of our teams is.
 */
import type { BenchTeam } from '../cases/case.ts'
import type { Pinning } from '../pinning.ts'
import type { PeerRecord } from '../result/types.ts'
import type { Taken, Turn } from '../runner/take.ts'

export interface Peer {
  /** As `--peers` names it. */
  readonly name: string
  /** Looks for it on this machine, for these thread counts. Rejects only for a fault of ours. */
  find(threads: readonly number[]): Promise<FoundPeer | LeftOut>
}

/** One line that says what is missing and how to get it. */
export interface LeftOut {
  readonly leftOut: string
}

export interface FoundPeer {
  /** For the result file; `threads` are the counts that each takes of those asked for. */
  readonly builds: readonly PeerBuild[]
  /** One line for what of the request it can not do. */
  readonly note?: string
  open(variant: string, threads: number, options: OpenOptions): Promise<PeerTeam>
}

/** How one of its builds runs, as a result's `variant` says: native, simd, tuned … */
export type PeerBuild = PeerRecord & { readonly variant: string }

export interface OpenOptions {
  /** Milliseconds without an answer after which a peer that runs elsewhere is given up. */
  readonly limit: number
  readonly signal: AbortSignal
  /** Whether the ranks of a team on our own workers are tied to cores: as ours are, or it would be no fair match. */
  readonly isPinned: Pinning
}

/**
 * A team as cases use it; one that runs in this process and on this memory needs nothing more. What runs elsewhere,
 * or must copy operands in and out, times itself, so that neither pipes nor copies are counted.
 */
export interface PeerTeam extends BenchTeam {
  /** Whether it has an operation (dgemm, dsvd); absent: all. */
  has?(op: string): boolean
  /** Runs what `call` asks for `turn.calls` times, by its own clocks. What it wrote comes with `collect`. */
  timed?(call: () => Promise<unknown>, turn: Turn): Promise<Taken>
  /** Brings what the last timed call wrote into the operands' data. */
  collect?(): Promise<void>
  /** It crashed or was given up, and takes no more turns. */
  readonly lost?: boolean
}
