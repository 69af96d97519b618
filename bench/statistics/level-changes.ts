/**
 * Where a series changes its level: E-divisive (Matteson and James, "A nonparametric approach for multiple change
 * point analysis of multivariate data", JASA 109 (2014)), which finds changes in any feature of a distribution and
 * presumes none. It bisects the series where the energy distance between the two sides is largest, as long as
 * shuffling the parts seldom gives a distance as large.
 */
import { seeded } from './seeded.ts'

export interface LevelOptions {
  /** A change stands when fewer than this part of the shuffles do as well. */
  readonly significance?: number
  /** Entries on either side of a change, at least. */
  readonly shortest?: number
  readonly seed?: number
}

/** The smallest p-value that they can show is 1 ÷ 200, well below the significance that is asked for. */
const SHUFFLES = 199

/** Positions of the first entries of new levels, ascending. Entries must be finite. */
export function levelChanges(values: readonly number[], options: LevelOptions = {}): number[] {
  const { significance = 0.01, shortest = 3, seed = 1 } = options
  const random = seeded(seed)
  const changes: number[] = []
  for (;;) {
    const ends = [0, ...changes, values.length]
    const parts = ends.slice(1).map((end, i) => ({ start: ends[i], values: values.slice(ends[i], end) }))
    const splits = parts.map((part) => bestSplit(part.values, shortest))
    const best = Math.max(...splits.map(({ distance }) => distance))
    if (!(best > 0)) return changes
    let asGood = 0
    for (let i = 0; i < SHUFFLES; i++) {
      if (parts.some((part) => bestSplit(shuffled(part.values, random), shortest).distance >= best)) asGood++
      // It can not become significant any more.
      if ((asGood + 1) / (SHUFFLES + 1) > significance) return changes
    }
    const found = splits.findIndex(({ distance }) => distance === best)
    changes.push(parts[found].start + splits[found].at)
    changes.sort((a, b) => a - b)
  }
}

/**
 * The split with the largest scaled energy distance, mn ÷ (m + n) · (2 E|X − Y| − E|X − X′| − E|Y − Y′|). The three sums
 * are carried along from split to split: one entry changes sides, O(n) a step.
 */
function bestSplit(values: readonly number[], shortest: number): { at: number; distance: number } {
  const count = values.length
  let best = { at: 0, distance: 0 }
  let [left, right, between] = [0, 0, 0]
  for (let i = 0; i < count; i++) for (let j = 0; j < i; j++) right += Math.abs(values[i] - values[j])
  for (let at = 1; at < count; at++) {
    const moved = values[at - 1]
    let [toLeft, toRight] = [0, 0]
    for (let i = 0; i < at - 1; i++) toLeft += Math.abs(values[i] - moved)
    for (let i = at; i < count; i++) toRight += Math.abs(values[i] - moved)
    left += toLeft
    right -= toRight
    between += toRight - toLeft
    const [m, n] = [at, count - at]
    if (m < shortest || n < shortest) continue
    const energy = (2 * between) / (m * n) - meanOfPairs(left, m) - meanOfPairs(right, n)
    const distance = ((m * n) / (m + n)) * energy
    if (distance > best.distance) best = { at, distance }
  }
  return best
}

function meanOfPairs(sum: number, count: number): number {
  return count < 2 ? 0 : (2 * sum) / (count * (count - 1))
}

/** Fisher and Yates. */
function shuffled(values: readonly number[], random: () => number): number[] {
  const mixed = [...values]
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const other = mixed[j]
    mixed[j] = mixed[i]
    mixed[i] = other
  }
  return mixed
}
