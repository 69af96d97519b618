/** What a whole case shows once all its thread counts are known: serial fractions, scaling laws, verdicts. */
import type { Result } from '../result/types.ts'
import { karpFlatt } from '../statistics/karp-flatt.ts'
import { fitScaling } from '../statistics/scaling-laws.ts'
import { type Verdict, verdictOf } from '../statistics/verdict.ts'

/** The results with `serialFraction`, `fit` and `verdict`. */
export function withScaling(results: readonly Result[]): Result[] {
  return results.map((result) => {
    const group = results.filter((other) => sameCase(other, result))
    // More threads than cores add no capacity, which is what the laws are about.
    const points = group
      .filter(({ oversubscribed }) => !oversubscribed)
      .map(({ threads, speedup, wall }) => ({ threads, time: speedup === null ? wall.median : 1 / speedup }))
    // With speed-ups for some and times for others there would be two scales.
    const comparable = group.every(({ speedup }) => (speedup === null) === (group[0].speedup === null))
    const fit = comparable ? fitScaling(points) : undefined
    return {
      ...result,
      serialFraction: serialFraction(result),
      verdict: verdict(result, group),
      ...(fit === undefined ? {} : { fit })
    }
  })
}

/** Whether two results differ in nothing but their threads. */
export function sameCase(a: Result, b: Result): boolean {
  return (
    a.op === b.op &&
    a.dtype === b.dtype &&
    a.variant === b.variant &&
    a.peer === b.peer &&
    a.shape.join() === b.shape.join()
  )
}

function serialFraction({ speedup, threads }: Result): number | null {
  return speedup === null || threads === 1 ? null : karpFlatt(speedup, threads)
}

/** Null for one thread, and where one thread was not measured. */
function verdict(result: Result, group: readonly Result[]): Verdict | null {
  const { threads, speedup, speedupLow, speedupHigh } = result
  const one = group.find((other) => other.threads === 1)
  if (speedup === null || one === undefined || threads === 1) return null
  const [before] = group
    .filter((other) => other.threads > 1 && other.threads < threads)
    .sort((a, b) => b.threads - a.threads)
  return verdictOf({
    threads,
    oversubscribed: result.oversubscribed,
    disturbed: result.disturbed || one.disturbed,
    speedup,
    low: speedupLow ?? speedup,
    high: speedupHigh ?? speedup,
    timeOfOne: one.wall.median,
    bandwidthPart: result.gbps === null ? null : result.peakFraction,
    utilisation: result.utilisation,
    waits: result.perThread.map(({ wall, wait }) => (wall > 0 ? wait / wall : 0)),
    serial: karpFlatt(speedup, threads),
    serialBefore: before === undefined ? null : serialFraction(before)
  })
}
