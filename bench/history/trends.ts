/** A case over several runs, and the levels between its changes. */
import type { NamedRun } from '../report/html/named-run.ts'
import { groupBy } from '../report/html/series.ts'
import type { BenchRun, Result } from '../result/types.ts'
import { levelChanges } from '../statistics/level-changes.ts'
import { median } from '../statistics/quantile.ts'
import { isSameMachine } from './same-machine.ts'

/** Two runs are a comparison. */
const FEWEST_RUNS = 3

/** The search for changes takes the square of this; what is older is of little interest. */
export const MOST_RUNS = 200

export interface Trend {
  readonly last: Result
  readonly points: ReadonlyArray<{ readonly run: number; readonly result: Result }>
  readonly levels: readonly Level[]
}

/** Runs `from` … `to`, counted from 1, of one median. */
export interface Level {
  readonly from: number
  readonly to: number
  readonly wall: number
}

/** A step from one level to the next. */
export interface Change {
  readonly last: Result
  readonly before: Level
  readonly level: Level
}

/** Those that were measured on the machine of the last one. */
export function sameMachine<T extends NamedRun>(runs: readonly T[]): T[] {
  const head = runs.at(-1)
  return head === undefined ? [] : runs.filter(({ run }) => isSameMachine(run, head.run))
}

/** Of every case that the last run has too; runs of one machine, the earliest first. */
export function trendsOf(runs: readonly BenchRun[]): Trend[] {
  const points = runs.flatMap(({ results }, i) => results.map((result) => ({ run: i + 1, result })))
  const own = points.filter(({ result }) => result.passed && result.wall.median > 0)
  return [...groupBy(own, ({ result }) => result.id).values()]
    .filter((series) => series.length >= FEWEST_RUNS && series.at(-1)?.run === runs.length)
    .map((series) => {
      const walls = series.map(({ result }) => result.wall.median)
      // Levels differ by factors, and so does noise.
      const starts = [0, ...levelChanges(walls.map(Math.log)), series.length]
      const levels = starts.slice(1).map((end, i) => ({
        from: series[starts[i]].run,
        to: series[end - 1].run,
        wall: median(walls.slice(starts[i], end))
      }))
      return { last: (series.at(-1) as (typeof series)[number]).result, points: series, levels }
    })
}

export function changesOf(trends: readonly Trend[]): Change[] {
  return trends.flatMap(({ last, levels }) => levels.slice(1).map((level, i) => ({ last, before: levels[i], level })))
}
