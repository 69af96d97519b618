/**
 * How long who stays awake, in the hope that what it waits for comes before it sleeps. Waking up a core that has gone
 * idle takes 60 µs in a virtual machine; but spinning pays only while nobody else needs the core.
 */

/** Loads of shared memory that the caller makes before it sleeps until the region's end. */
export function joinSpins(ranks: number, usableCores: number): number {
  return ranks < usableCores ? 2000 : 0
}

/**
 * Milliseconds that the caller then goes on looking, once a turn of the event loop, before it sleeps: the SVD of a
 * 32 × 32 matrix takes 140 µs so, else 200. Timers and signals are served as ever.
 */
export function joinPolling(ranks: number, usableCores: number): number {
  return ranks < usableCores ? 0.5 : 0
}

/**
 * Milliseconds that the caller sleeps, its event loop with it, for a rank that has not come awake: it may be waiting for
 * the caller's core. The scheduler likes to wake it there, for that takes 6 µs, and 40 to 90 on another core. To hear
 * of the region's end through the event loop takes 10 µs more.
 */
export const JOIN_SLEEP = 0.25

/**
 * Milliseconds that a rank stays awake after a region of so many ranks, in case another follows: calls that follow each
 * other then fork and join in 10 µs, not 80. Where no core is left for the caller, rank 0 gives it its own.
 */
export function forkSpin(rank: number, ranks: number, usableCores: number): number {
  return (rank === 0 ? ranks + 1 : ranks) <= usableCores ? 0.05 : 0
}

/**
 * Milliseconds between two regions up to which a rank takes it that a third follows as soon. Spinning after every region
 * of a caller that has other things to do would burn a core, and the scheduler, which has to be fair, wakes such a
 * rank later: 35 µs after 2 ms of rest became 90.
 */
export const SOON = 0.1

/**
 * Loads before a rank parks in a barrier. Pinned ranks have a core each, and may spin for longer than a wake-up takes.
 * Others may find themselves two on one core, where spinning is in the way of the rank that is waited for.
 */
export function barrierSpins(threads: number, usableCores: number, pinned: boolean): number {
  if (threads > usableCores) return 0
  return pinned ? 200_000 : 2000
}
