/** In words, what a case does with its threads. Rules, not a model: each threshold stands here with its reason. */

export const VERDICTS = [
  'scales',
  'limited by memory',
  'limited by serial work',
  'limited by synchronisation',
  'oversubscribed',
  'too small to thread',
  'noisy'
] as const
export type Verdict = (typeof VERDICTS)[number]

export interface Scaling {
  readonly threads: number
  readonly oversubscribed: boolean
  readonly disturbed: boolean
  readonly speedup: number
  /** Ends of the speed-up's interval. */
  readonly low: number
  readonly high: number
  /** Milliseconds of the call on one thread. */
  readonly timeOfOne: number
  /** Of the bandwidth, where moving bytes beyond the caches is what the case does; else null. */
  readonly bandwidthPart: number | null
  /** CPU ÷ (wall × threads); null where no clock tells. */
  readonly utilisation: number | null
  /** Part of its time that each rank waited at barriers; empty when that was not measured. */
  readonly waits: readonly number[]
  /** The serial fraction that this speed-up amounts to, and that of the fewer threads measured before, if any. */
  readonly serial: number
  readonly serialBefore: number | null
}

/** Four fifths of the ideal: what is lost is in the noise of most machines. */
export const SCALES = 0.8
/** Half the interval's width as a part of the speed-up, from which two verdicts would fit. */
const WIDE_INTERVAL = 0.15
/** Milliseconds: thirty times what waking a parked team takes. */
const SHORT_CALL = 0.5
/** Of triad's rate: another access pattern than triad's can not use much more. */
const FULL_BANDWIDTH = 0.7
/** Threads that ran for less of the time than this slept while others worked. */
const BUSY = 0.85
/** Of the mean wait. A rank that waits for less than this is the one that the others wait for. */
const WAITED_FOR = 0.5
/** A serial part does not grow with the threads; from this growth on it is overhead. */
const GROWTH = 1.5

export function verdictOf(scaling: Scaling): Verdict {
  const { threads, speedup, low, high, timeOfOne, bandwidthPart, utilisation, waits, serial, serialBefore } = scaling
  if (scaling.oversubscribed) return 'oversubscribed'
  if (scaling.disturbed || (high - low) / 2 > WIDE_INTERVAL * speedup) return 'noisy'
  if (speedup >= SCALES * threads) return 'scales'
  if (timeOfOne < SHORT_CALL) return 'too small to thread'
  if (bandwidthPart !== null && bandwidthPart >= FULL_BANDWIDTH) return 'limited by memory'
  if (serialBefore !== null && serialBefore > 0 && serial > GROWTH * serialBefore) return 'limited by synchronisation'
  // While one rank works alone, the others wait and it does not; ranks that meet too often all wait for each other.
  if (waits.length > 1)
    return Math.min(...waits) < WAITED_FOR * mean(waits) ? 'limited by serial work' : 'limited by synchronisation'
  // Waiting ranks spin first and sleep when it takes long: busy threads without speed-up met each other too often.
  return utilisation !== null && utilisation >= BUSY ? 'limited by synchronisation' : 'limited by serial work'
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length
}
