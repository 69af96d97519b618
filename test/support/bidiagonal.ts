/** Bidiagonal matrices that are hard in different ways, LAPACK's test ratios for their SVD, and a bisection oracle. */
import { seeded } from './seeded.ts'

export interface Bidiagonal {
  readonly d: Float64Array
  readonly e: Float64Array
}

/** How many powers of ten a graded matrix spans, and where tiny and huge are, in a precision. */
interface Range {
  readonly graded: number
  readonly extreme: number
}
const RANGES: Record<'d' | 's', Range> = { d: { graded: 200, extreme: 300 }, s: { graded: 30, extreme: 35 } }

/** Entries by formulas of the index; u is a fresh number in [0, 1). */
type Entry = (i: number, u: () => number, n: number, range: Range) => number

const FAMILIES: Record<string, readonly [d: Entry, e: Entry]> = {
  random: [(_, u) => 2 * u() - 1, (_, u) => 2 * u() - 1],
  gaussian: [(i, u, n) => Math.sqrt(n - i) + u(), (i, u, n) => Math.sqrt(n - i - 1) + u()],
  zero: [() => 0, () => 0],
  identity: [() => 1, () => 0],
  diagonal: [(_, u) => u() - 0.5, () => 0],
  ones: [() => 1, () => 1],
  toeplitz: [() => 2, () => 1],
  'graded down': [(i, _, n, r) => 10 ** ((-r.graded * i) / n), (i, _, n, r) => 10 ** ((-r.graded * (i + 0.5)) / n)],
  'graded up': [
    (i, _, n, r) => 10 ** ((r.graded * (i - n)) / n),
    (i, _, n, r) => 10 ** ((r.graded * (i + 0.5 - n)) / n)
  ],
  'gently graded': [(i, _, n) => 10 ** ((-12 * i) / n), (i, _, n) => 10 ** ((-12 * (i + 0.5)) / n)],
  clustered: [(_, u) => 1 + 1e-13 * u(), (_, u) => 1e-12 * u()],
  'two clusters': [(i) => (i % 2 ? 1 : 1e-9), (_, u) => 1e-9 * u()],
  'zeros in d': [(i, u) => (i % 3 === 1 ? 0 : u()), (_, u) => u()],
  'zeros in e': [(_, u) => u(), (i, u) => (i % 5 === 2 ? 0 : u())],
  'last is zero': [(i, u, n) => (i === n - 1 ? 0 : u()), (_, u) => u()],
  wilkinson: [(i, _, n) => Math.abs(i - (n - 1) / 2), () => 1],
  'glued wilkinson': [(i) => Math.abs((i % 21) - 10), (i) => (i % 21 === 20 ? 1e-9 : 1)],
  kahan: [(i) => Math.sin(1.2) ** (i / 4), (i) => -Math.cos(1.2) * Math.sin(1.2) ** (i / 4)],
  'small diagonal': [(_, u) => 1e-8 * u(), (_, u) => u()],
  tiny: [(_, u, __, r) => (2 * u() - 1) * 10 ** -r.extreme, (_, u, __, r) => u() * 10 ** -r.extreme],
  huge: [(_, u, __, r) => (2 * u() - 1) * 10 ** r.extreme, (_, u, __, r) => u() * 10 ** r.extreme],
  wild: [(_, u, __, r) => 10 ** (r.graded * (u() - 0.5)), (_, u, __, r) => 10 ** (r.graded * (u() - 0.5))]
}
export const families = Object.keys(FAMILIES)

/** A matrix of the family, its entries rounded to the precision. */
export function bidiagonal(family: string, n: number, precision: 'd' | 's' = 'd'): Bidiagonal {
  const random = seeded(n + 1)
  const u = () => (random() + 1) / 2
  const round = precision === 's' ? Math.fround : (x: number) => x
  const [entryD, entryE] = FAMILIES[family]
  const fill = (length: number, entry: Entry) =>
    Float64Array.from({ length: Math.max(length, 0) }, (_, i) => round(entry(i, u, n, RANGES[precision])))
  return { d: fill(n, entryD), e: fill(n - 1, entryE) }
}

type Numbers = Float64Array | Float32Array

/** The largest of ‖B − U S VT‖ / (‖B‖ n eps), ‖I − UᵀU‖ / (n eps), ‖I − VT VTᵀ‖ / (n eps) in 1-norms; infinite when s is not sorted or negative. */
export function svdRatio({ d, e }: Bidiagonal, u: Numbers, ldu: number, s: Numbers, vt: Numbers, ldvt: number): number {
  const n = d.length
  if (n === 0) return 0
  for (let i = 0; i < n; i++) if (!(s[i] >= 0) || (i > 0 && s[i] > s[i - 1])) return Number.POSITIVE_INFINITY
  const largest = [...d, ...e].reduce((a, x) => Math.max(a, Math.abs(x)), 0) || 1
  // Rows of Uᵀ, of (S VT)ᵀ and of VT, contiguous: every sum below is a dot of two rows.
  const left = new Float64Array(n * n)
  const right = new Float64Array(n * n)
  const rows = new Float64Array(n * n)
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      left[i * n + j] = u[i + j * ldu]
      right[i * n + j] = (s[j] / largest) * vt[j + i * ldvt]
      rows[i * n + j] = vt[i + j * ldvt]
    }
  const columns = new Float64Array(n * n)
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) columns[j * n + i] = left[i * n + j]
  const b = (i: number, j: number) => (i === j ? d[i] / largest : i === j - 1 ? e[i] / largest : 0)
  const unit = (i: number, j: number) => (i === j ? 1 : 0)
  let norm = 0
  for (let j = 0; j < n; j++) norm = Math.max(norm, Math.abs(b(j, j)) + (j > 0 ? Math.abs(b(j - 1, j)) : 0))
  const eps = s instanceof Float32Array ? 2 ** -23 : 2 ** -52
  return (
    Math.max(
      distance(n, left, right, b) / (norm || 1),
      distance(n, columns, columns, unit),
      distance(n, rows, rows, unit)
    ) /
    (n * eps)
  )
}

/** 1-norm of X·Yᵀ − target; X and Y by rows. */
function distance(n: number, x: Float64Array, y: Float64Array, target: (i: number, j: number) => number): number {
  let norm = 0
  for (let j = 0; j < n; j++) {
    let sum = 0
    for (let i = 0; i < n; i++) {
      let dot = 0
      for (let k = 0; k < n; k++) dot += x[i * n + k] * y[j * n + k]
      sum += Math.abs(dot - target(i, j))
    }
    if (!(sum <= norm)) norm = sum
  }
  return norm
}

/**
 * The singular values, descending, to a few units in the last place: bisection with Sturm counts of the matrix
 * with zero diagonal and off-diagonals d0, e0, d1, e1, …, whose eigenvalues are ± the values.
 */
export function valuesByBisection({ d, e }: Bidiagonal): Float64Array {
  const n = d.length
  const largest = [...d, ...e].reduce((a, x) => Math.max(a, Math.abs(x)), 0)
  const values = new Float64Array(n)
  if (largest === 0) return values
  const off: number[] = []
  for (let i = 0; i < n; i++) off.push(d[i] / largest, ...(i < n - 1 ? [e[i] / largest] : []))
  const below = (x: number) => {
    let count = 1
    let q = -x
    for (const o of off) {
      q = -x - (o / q) * o
      if (q === 0 || Number.isNaN(q)) q = -Number.MIN_VALUE
      if (q < 0) count++
    }
    return count
  }
  for (let k = 0; k < n; k++) {
    let [low, high] = [1e-300, 4]
    if (below(low) > 2 * n - 1 - k) continue
    while (high - low > 2e-16 * high) {
      const middle = high > 4 * low ? Math.sqrt(low) * Math.sqrt(high) : (low + high) / 2
      if (middle <= low || middle >= high) break
      if (below(middle) > 2 * n - 1 - k) high = middle
      else low = middle
    }
    values[k] = ((low + high) / 2) * largest
  }
  return values
}
