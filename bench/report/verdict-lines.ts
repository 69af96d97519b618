/** A line a case: what it does with its threads, in words. */
import type { Result } from '../result/types.ts'
import { FEWEST_COUNTS } from '../statistics/scaling-laws.ts'
import { percent, shapeText } from './format.ts'
import { whoOf } from './versus-table.ts'

/** For each case of ours the verdict at its most threads that have a core each, else at its most threads. */
export function verdictLines(results: readonly Result[]): string[] {
  const several = new Set(results.map(whoOf)).size > 1
  const most = new Map<string, Result>()
  for (const result of results) {
    if (result.verdict === null || result.peer !== undefined) continue
    const key = `${result.op} ${result.shape} ${result.dtype} ${result.variant}`
    const known = most.get(key)
    if (known === undefined || (!result.oversubscribed && result.threads > known.threads)) most.set(key, result)
  }
  return [...most.values()].map((result) => {
    const name = `${result.op} ${shapeText(result.shape)}${several ? ` ${result.variant}` : ''}`
    return `${name}: ${result.verdict} (${details(result).join(', ')})`
  })
}

function details({ speedup, threads, serialFraction, fit }: Result): string[] {
  const parts = [`${speedup?.toFixed(2)}× on ${threads}`]
  if (typeof serialFraction === 'number' && serialFraction > 0.005)
    parts.push(`serial part ${percent(Math.min(serialFraction, 1))}`)
  if (fit !== undefined)
    parts.push(
      `Amdahl ${percent(fit.amdahl.serial)} serial`,
      fit.bestThreads === null ? 'no best thread count in sight' : `fastest at ${fit.bestThreads} threads by the USL`
    )
  return parts
}

/** Why no scaling law was fitted; undefined when one was, or there was nothing to fit. */
export function fitLine(results: readonly Result[]): string | undefined {
  const own = results.filter(({ peer }) => peer === undefined)
  const counts = new Set(own.filter(({ oversubscribed }) => !oversubscribed).map(({ threads }) => threads))
  if (own.length === 0 || own.some(({ fit }) => fit !== undefined)) return undefined
  return `No scaling law is fitted: that takes ${FEWEST_COUNTS} thread counts with a core for each thread, and here are ${counts.size}.`
}
