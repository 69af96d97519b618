/** Whether a time says something about our code, or about who else was on the machine. */
import { median } from '../statistics/quantile.ts'
import type { Sample } from './sampler.ts'

/** More of the machine's time than this stolen, and no conclusion about scaling holds. */
const STEAL_SHARE = 0.02
/** More of a call's time spent waiting for a core, and other processes had our cores. */
const RUN_DELAY_SHARE = 0.05
/** Milliseconds a call that waking up may take: a rank that was parked waits a little even on an idle machine. */
const WAKE_UP = 0.02

type Taken = Pick<Sample, 'wall' | 'steal' | 'runDelay'>

/** Ranks that are more than the cores wait for each other: that is no disturbance, so only steal counts then. */
export function isDisturbed({ wall, steal, runDelay }: Taken, oversubscribed: boolean): boolean {
  return steal > STEAL_SHARE || (!oversubscribed && runDelay > RUN_DELAY_SHARE * wall + WAKE_UP)
}

/**
 * A whole series. Steal comes in ticks of 10 ms, which say little over a sample of 5 ms, so the case's steal over all
 * its rounds stands for it; a few delayed samples do not move a median, so the medians stand for the samples.
 */
export function isSeriesDisturbed(samples: readonly Sample[], caseSteal: number, oversubscribed: boolean): boolean {
  const wall = median(samples.map((sample) => sample.wall))
  const runDelay = median(samples.map((sample) => sample.runDelay))
  return isDisturbed({ wall, steal: caseSteal, runDelay }, oversubscribed)
}
