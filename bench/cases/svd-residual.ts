/**
 * LAPACK's test ratios of a thin SVD (dbdt01, dort01): ‖A − U S Vᵀ‖ ÷ (‖A‖ · max(m, n) · eps) and ‖I − UᵀU‖ ÷ (m · eps),
 * ‖I − VVᵀ‖ ÷ (n · eps), in 1-norms. In full they cost as much as the SVD. So a few columns are formed exactly, which
 * finds lost digits, and the whole is probed with a vector of random signs, which finds gross errors anywhere.
 */
import type { Operand, SvdFactors } from './case.ts'
import { signs } from './fill.ts'
import { times, transposeTimes } from './products.ts'

/** Up to this order every column is formed. */
const FULL_ORDER = 32
const SAMPLED_COLUMNS = 5

export function svdResidual(a: Operand, { u, s, vt }: SvdFactors, eps: number): number {
  const { rows: m, cols: n } = a
  const k = Math.min(m, n)
  if (u.rows !== m || u.cols !== k || s.length !== k || vt.rows !== k || vt.cols !== n) return Number.POSITIVE_INFINITY
  for (let i = 0; i < k; i++) if (!(s[i] >= 0 && (i === 0 || s[i] <= s[i - 1]))) return Number.POSITIVE_INFINITY
  if (k === 0) return 0

  const norm = oneNorm(a)
  const scale = norm === 0 ? 1 : norm
  const rebuilt = (x: Float64Array) => {
    const y = times(vt.data, k, n, x)
    for (let i = 0; i < k; i++) y[i] *= s[i]
    return times(u.data, m, k, y)
  }
  const ratios = [
    ratioOf(n, 1, (x) => difference(times(a.data, m, n, x), rebuilt(x))) / (scale * Math.max(m, n) * eps),
    ratioOf(k, 2, (x) => difference(x, transposeTimes(u.data, m, k, times(u.data, m, k, x)))) / (m * eps),
    ratioOf(k, 3, (x) => difference(x, times(vt.data, k, n, transposeTimes(vt.data, k, n, x)))) / (n * eps)
  ]
  // Math.max lets NaN through, as it should.
  return Math.max(...ratios)
}

/** Largest 1-norm of E·x over unit vectors x, and of a probe whose size is brought down to a unit vector's. */
function ratioOf(order: number, seed: number, errorTimes: (x: Float64Array) => number): number {
  const unit = (j: number) => {
    const x = new Float64Array(order)
    x[j] = 1
    return x
  }
  const columns =
    order <= FULL_ORDER
      ? Array.from({ length: order }, (_, j) => j)
      : Array.from({ length: SAMPLED_COLUMNS }, (_, i) => Math.round((i * (order - 1)) / (SAMPLED_COLUMNS - 1)))
  // Rounding errors of `order` columns with random signs add up as their root.
  const probe = errorTimes(signs(order, seed)) / Math.sqrt(order)
  return Math.max(probe, ...columns.map((j) => errorTimes(unit(j))))
}

function difference(x: Float64Array, y: Float64Array): number {
  let sum = 0
  for (let i = 0; i < x.length; i++) sum += Math.abs(x[i] - y[i])
  return sum
}

function oneNorm({ data, rows, cols }: Operand): number {
  let most = 0
  for (let j = 0; j < cols; j++) {
    let sum = 0
    for (let i = 0; i < rows; i++) sum += Math.abs(data[j * rows + i])
    if (!(sum <= most)) most = sum
  }
  return most
}
