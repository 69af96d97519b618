/**
 * The exports: what the host can call. A d* and an s* of each generic kernel; parameters are plain numbers
 * (an address is a byte offset in the shared memory), in BLAS's and LAPACK's order.
 */
export * from './exports/blas1'
export * from './exports/blas2'
export * from './exports/blas3'
export * from './exports/lapack'
export * from './exports/probe'

export { sweepRanks, gemmRanks, gesddRanks } from './ranks'
export { begin } from './team'
export { bindProfile, enter, leave } from './stage'

/** An empty region: what fork and join cost. */
export function nothing(): void {}
