/** The scaling law that the run fitted to a series, as a curve. */
import type { Result } from '../../result/types.ts'

/**
 * Speed-up at n threads by the Universal Scalability Law (statistics/scaling-laws.ts). Undefined when the series has no
 * fit: it takes four thread counts.
 */
export function fittedSpeedup(results: readonly Result[]): ((threads: number) => number) | undefined {
  const fit = results.findLast((result) => result.fit !== undefined)?.fit
  if (fit === undefined) return undefined
  const { sigma, kappa } = fit.usl
  return (n) => n / (1 + sigma * (n - 1) + kappa * n * (n - 1))
}
