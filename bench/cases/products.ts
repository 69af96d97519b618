/** Plain products in f64 for the residual checks: nothing of the library that is being checked. */
import type { Values } from '../../src/matrix.ts'

/** A·x, A column-major m × n; with `magnitudes`, |A|·|x|. */
export function times(a: Values, m: number, n: number, x: ArrayLike<number>, magnitudes = false): Float64Array {
  const y = new Float64Array(m)
  for (let j = 0; j < n; j++) {
    const column = a.subarray(j * m, (j + 1) * m)
    if (magnitudes) {
      const xj = Math.abs(x[j])
      for (let i = 0; i < m; i++) y[i] += Math.abs(column[i]) * xj
    } else {
      const xj = x[j]
      for (let i = 0; i < m; i++) y[i] += column[i] * xj
    }
  }
  return y
}

/** Aᵀ·x, A column-major m × n; with `magnitudes`, |A|ᵀ·|x|. */
export function transposeTimes(
  a: Values,
  m: number,
  n: number,
  x: ArrayLike<number>,
  magnitudes = false
): Float64Array {
  const y = new Float64Array(n)
  for (let j = 0; j < n; j++) {
    const column = a.subarray(j * m, (j + 1) * m)
    let sum = 0
    if (magnitudes) for (let i = 0; i < m; i++) sum += Math.abs(column[i] * x[i])
    else for (let i = 0; i < m; i++) sum += column[i] * x[i]
    y[j] = sum
  }
  return y
}

/** Largest |actual − expected| ÷ allowed over all entries; NaN as soon as one entry is. */
export function worst(actual: ArrayLike<number>, expected: ArrayLike<number>, allowed: (i: number) => number): number {
  let most = 0
  for (let i = 0; i < expected.length; i++) {
    const error = Math.abs(actual[i] - expected[i])
    if (error === 0) continue
    const ratio = error / allowed(i)
    if (!(ratio <= most)) most = ratio
    if (Number.isNaN(most)) return most
  }
  return most
}
