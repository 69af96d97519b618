/** The families of matrices that a decomposition must pass, each as a function of row and column. */
import { seeded } from './seeded.ts'

type Entry = (i: number, j: number) => number

/** Names of the families; `tiny` and `huge` lie outside gesdd's SMLNUM … BIGNUM. */
export const FAMILIES = [
  'random',
  'graded',
  'clustered',
  'rankOne',
  'zero',
  'identity',
  'holes',
  'tiny',
  'huge'
] as const
export type Family = (typeof FAMILIES)[number]

export function fillFamily(
  family: Family,
  type: 'd' | 's',
  m: number,
  n: number,
  a: Float64Array | Float32Array
): void {
  const entry = entryOf(family, type, m, n)
  for (let j = 0; j < n; j++) for (let i = 0; i < m; i++) a[i + j * m] = entry(i, j)
}

function entryOf(family: Family, type: 'd' | 's', m: number, n: number): Entry {
  const next = seeded(1000 * m + n)
  const double = type === 'd'
  const left = Float64Array.from({ length: m }, next)
  const right = Float64Array.from({ length: n }, next)
  const entries: Record<Family, Entry> = {
    random: () => next(),
    graded: (i, j) => next() * 10 ** ((-(double ? 12 : 5) * (i + j)) / 50),
    // I minus twice a projection, and a little: all singular values near 1.
    clustered: (i, j) => (i === j ? 1 : 0) - (2 * left[i] * left[j % m]) / dot(left, left) + 1e-9 * next(),
    rankOne: (i, j) => left[i] * right[j],
    zero: () => 0,
    identity: (i, j) => (i === j ? 1 : 0),
    // Rows and columns of zeros, and columns so small that their reflectors need the rescue.
    holes: (i, j) => (i % 7 < 3 || j % 5 === 0 ? 0 : j % 5 === 1 ? next() * (double ? 1e-200 : 1e-30) : next()),
    tiny: () => next() * (double ? 1e-290 : 1e-33),
    huge: () => next() * (double ? 1e306 : 1e37)
  }
  return entries[family]
}

function dot(x: Float64Array, y: Float64Array): number {
  return x.reduce((total, value, i) => total + value * y[i], 0)
}
