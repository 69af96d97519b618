/**
 * Least squares with weights, by the normal equations: the models fitted here have two or three columns of like size.
 * Returns the coefficients, each at least 0: of all sets of columns the one that fits best with none below 0.
 */
export function nonNegativeLeastSquares(
  columns: ReadonlyArray<readonly number[]>,
  values: readonly number[],
  weights: readonly number[]
): number[] {
  let best: { readonly error: number; readonly coefficients: number[] } | undefined
  for (let set = 1; set < 1 << columns.length; set++) {
    const used = columns.filter((_, i) => set & (1 << i))
    const solution = solve(
      used.map((a) => used.map((b) => product(a, b, weights))),
      used.map((a) => product(a, values, weights))
    )
    if (solution === undefined || solution.some((x) => x < 0)) continue
    let next = 0
    const coefficients = columns.map((_, i) => (set & (1 << i) ? solution[next++] : 0))
    const misses = values.map((value, row) => value - columns.reduce((sum, a, i) => sum + coefficients[i] * a[row], 0))
    const error = product(misses, misses, weights)
    if (best === undefined || error < best.error) best = { error, coefficients }
  }
  return best?.coefficients ?? columns.map(() => 0)
}

function product(a: readonly number[], b: readonly number[], weights: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * a[i] * b[i], 0)
}

/** Gaussian elimination with row pivots; undefined when the matrix is singular. */
function solve(matrix: number[][], right: number[]): number[] | undefined {
  const n = right.length
  const rows = matrix.map((row, i) => [...row, right[i]])
  for (let k = 0; k < n; k++) {
    let pivot = k
    for (let i = k + 1; i < n; i++) if (Math.abs(rows[i][k]) > Math.abs(rows[pivot][k])) pivot = i
    if (!(Math.abs(rows[pivot][k]) > 1e-12 * Math.abs(matrix[k][k]))) return undefined
    ;[rows[k], rows[pivot]] = [rows[pivot], rows[k]]
    for (let i = k + 1; i < n; i++) {
      const factor = rows[i][k] / rows[k][k]
      for (let j = k; j <= n; j++) rows[i][j] -= factor * rows[k][j]
    }
  }
  for (let k = n - 1; k >= 0; k--) {
    for (let j = k + 1; j < n; j++) rows[k][n] -= rows[k][j] * rows[j][n]
    rows[k][n] /= rows[k][k]
  }
  return rows.map((row) => row[n])
}
