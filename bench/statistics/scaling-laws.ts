/**
 * Scaling laws, fitted to the times of one case at several thread counts by least squares of relative errors.
 *
 * Amdahl (AFIPS 1967): T(p) = T₁·(s + (1 − s)/p), s the serial part.
 * Universal Scalability Law (Gunther, "A simple capacity model of massively parallel transaction systems", CMG 1993):
 * T(p) = T₁·(1 + σ(p − 1) + κp(p − 1))/p; σ is contention (what Amdahl calls serial), κ coherency: the cost that every
 * pair of threads adds, which makes more threads slower in the end.
 */
import { nonNegativeLeastSquares } from './least-squares.ts'

/** Three coefficients from three points fit anything. */
export const FEWEST_COUNTS = 4

export interface Point {
  readonly threads: number
  /** Milliseconds. */
  readonly time: number
}

export interface ScalingFit {
  /** The thread counts that it was fitted to. */
  readonly threads: readonly number[]
  /** `error`: root mean square of the relative misses. */
  readonly amdahl: { readonly serial: number; readonly error: number }
  readonly usl: { readonly sigma: number; readonly kappa: number; readonly error: number }
  /** The thread count that the USL predicts to be fastest; null when more are always faster. */
  readonly bestThreads: number | null
}

/** Undefined with fewer than FEWEST_COUNTS different thread counts. */
export function fitScaling(points: readonly Point[]): ScalingFit | undefined {
  const threads = [...new Set(points.map((point) => point.threads))].sort((a, b) => a - b)
  if (threads.length < FEWEST_COUNTS) return undefined
  const usl = fitUsl(points)
  return { threads, amdahl: fitAmdahl(points), usl, bestThreads: bestThreads(usl) }
}

/** T(p) = a + b/p: s = a/(a + b). */
function fitAmdahl(points: readonly Point[]): ScalingFit['amdahl'] {
  const [a, b] = nonNegativeLeastSquares(
    [points.map(() => 1), points.map(({ threads }) => 1 / threads)],
    points.map(({ time }) => time),
    points.map(({ time }) => 1 / time ** 2)
  )
  const model = (p: number) => a + b / p
  return { serial: a / (a + b), error: misfit(points, model) }
}

/** p·T(p) = c + cσ·(p − 1) + cκ·p(p − 1). */
function fitUsl(points: readonly Point[]): ScalingFit['usl'] {
  const [c, d, e] = nonNegativeLeastSquares(
    [points.map(() => 1), points.map(({ threads: p }) => p - 1), points.map(({ threads: p }) => p * (p - 1))],
    points.map(({ threads, time }) => threads * time),
    points.map(({ threads, time }) => 1 / (threads * time) ** 2)
  )
  const model = (p: number) => (c + d * (p - 1) + e * p * (p - 1)) / p
  return { sigma: d / c, kappa: e / c, error: misfit(points, model) }
}

/** The USL's time is least at √((1 − σ)/κ); of the whole numbers beside it the faster. */
export function bestThreads({ sigma, kappa }: Pick<ScalingFit['usl'], 'sigma' | 'kappa'>): number | null {
  if (sigma >= 1) return 1
  // Below this the best count lies beyond any machine, and says no more than that there is none.
  if (kappa < 1e-7) return null
  const time = (p: number) => (1 + sigma * (p - 1) + kappa * p * (p - 1)) / p
  const low = Math.max(1, Math.floor(Math.sqrt((1 - sigma) / kappa)))
  return time(low + 1) < time(low) ? low + 1 : low
}

function misfit(points: readonly Point[], model: (threads: number) => number): number {
  const squares = points.map(({ threads, time }) => (model(threads) / time - 1) ** 2)
  return Math.sqrt(squares.reduce((sum, x) => sum + x, 0) / points.length)
}
