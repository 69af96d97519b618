/** One layer of the profiler, held against the same work without it. */
import { medianInterval } from '../statistics/median-interval.ts'
import { median } from '../statistics/quantile.ts'

export interface Layer {
  readonly name: string
  readonly unit: '%' | 'ns a call'
  /** The most that it should cost, in that unit. */
  readonly target: number
  /** One round: what the layer costs, from both runs made moments apart, so that a disturbance slows both. */
  readonly round: () => number | Promise<number>
  readonly close?: () => void | Promise<void>
}

export interface Cost {
  readonly median: number
  readonly low: number
  readonly high: number
}

/** Rounds that only warm up, and those that count. */
const WARM_UP = 3
const ROUNDS = 41

export async function measureLayer({ round, close }: Layer): Promise<Cost> {
  const costs: number[] = []
  try {
    for (let i = 0; i < WARM_UP; i++) await round()
    for (let i = 0; i < ROUNDS; i++) costs.push(await round())
  } finally {
    await close?.()
  }
  const { low, high } = medianInterval(costs)
  return { median: median(costs), low, high }
}
