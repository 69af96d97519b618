/** One turn of a contender: some calls, timed. */
import type { PeerTeam } from '../peers/peer.ts'
import type { Instruments } from './instruments.ts'

export interface Turn {
  readonly calls: number
  /** Call once before, unrecorded: the caches hold what another team used last. */
  readonly settle: boolean
  /** Around it, wait until the threads sleep: CPU time is exact then, and nobody spins in another's turn. */
  readonly rest: boolean
}

/** What a turn took, in milliseconds over all its calls. */
export interface Taken {
  readonly wall: number
  /** CPU time over the team's threads; NaN where no clock tells. */
  readonly cpu: number
  /** Time that its threads were ready to run and waited for a core, which others had; NaN as above. */
  readonly runDelay: number
}

export type Take = (turn: Turn) => Promise<Taken>

/** By the peer's own clocks where it runs elsewhere, by ours for a team in this process. */
export function takeOf(team: PeerTeam, call: () => Promise<unknown>, instruments: Instruments): Take {
  const timed = team.timed?.bind(team)
  return timed === undefined ? takeHere(call, instruments) : (turn) => timed(call, turn)
}

function takeHere(call: () => Promise<unknown>, { now, rest, workersCpu, runDelay }: Instruments): Take {
  return async ({ calls, settle, rest: resting }) => {
    if (settle) await call()
    if (resting) await rest()
    const delayBefore = runDelay()
    const cpuBefore = workersCpu()
    const began = now()
    for (let i = 0; i < calls; i++) await call()
    const wall = now() - began
    if (resting) await rest()
    return { wall, cpu: workersCpu() - cpuBefore, runDelay: runDelay() - delayBefore }
  }
}
