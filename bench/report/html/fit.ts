/** The scaling law that the run fitted to a series, as a curve. */
import type { Result } from '../../result/types.ts'

/**
 * Speed-up at n threads by the Universal Scalability Law (Gunther, Guerrilla Capacity Planning, 2007),
 * n ÷ (1 + σ(n − 1) + κn(n − 1)); κ = 0 is Amdahl's. Undefined when the series has no fit.
 */
export function fittedSpeedup(results: readonly Result[]): ((threads: number) => number) | undefined {
  for (const result of [...results].reverse()) {
    const { fit } = result as { fit?: unknown }
    const law = lawIn(fit, 'usl') ?? lawIn(fit, 'amdahl')
    if (law !== undefined) return (n) => n / (1 + law.sigma * (n - 1) + law.kappa * n * (n - 1))
  }
  return undefined
}

function lawIn(fit: unknown, name: string): { sigma: number; kappa: number } | undefined {
  if (typeof fit !== 'object' || fit === null) return undefined
  const law = (fit as Record<string, unknown>)[name]
  if (typeof law !== 'object' || law === null) return undefined
  const { sigma, serial = sigma, kappa = 0 } = law as Record<string, unknown>
  return typeof serial === 'number' && typeof kappa === 'number' ? { sigma: serial, kappa } : undefined
}
