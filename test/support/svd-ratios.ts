/**
 * LAPACK's test ratios of a singular value decomposition, by plain loops over column-major arrays. Each is an error
 * in the 1-norm divided by what rounding may cost; LAPACK's threshold is 50, ours is 10.
 */

export interface Svd {
  /** Rows and columns of the matrix, before anything was done to it. */
  readonly m: number
  readonly n: number
  readonly a: ArrayLike<number>
  /** m × columns, leading dimension ldu. */
  readonly u: ArrayLike<number>
  readonly ldu: number
  readonly columns: number
  readonly s: ArrayLike<number>
  /** rows × n, leading dimension ldvt. */
  readonly vt: ArrayLike<number>
  readonly ldvt: number
  readonly rows: number
}

/** eps as LAPACK's tests take it. */
export const EPS = { d: 2 ** -52, s: 2 ** -23 }

/** Largest of: ‖A − U·S·VT‖ / (‖A‖·max(m, n)·eps), ‖I − Uᵀ·U‖ / (m·eps), ‖I − VT·VTᵀ‖ / (n·eps), order of S. */
export function svdRatio(svd: Svd, eps: number): number {
  const { m, n, u, ldu, columns, s, vt, ldvt, rows } = svd
  const ordered = Array.from(s).every((value, i) => value >= 0 && (i === 0 || value <= s[i - 1]))
  if (!ordered) return Infinity
  return Math.max(
    residualRatio(svd, eps),
    orthogonalityRatio(m, columns, (i, j) => u[i + j * ldu], eps),
    orthogonalityRatio(n, rows, (i, j) => vt[j + i * ldvt], eps)
  )
}

/** ‖A − U·S·VT‖ / (‖A‖·max(m, n)·eps), scaled so that no A overflows or vanishes. */
function residualRatio({ m, n, a, u, ldu, s, vt, ldvt }: Svd, eps: number): number {
  const norm = norm1(a, m, n) || 1
  const residual = new Float64Array(m * n)
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < m; i++) residual[i + j * m] = a[i + j * m] / norm
    for (let l = 0; l < s.length; l++) {
      const x = (s[l] / norm) * vt[l + j * ldvt]
      for (let i = 0; i < m; i++) residual[i + j * m] -= u[i + l * ldu] * x
    }
  }
  return norm1(residual, m, n) / (Math.max(m, n, 1) * eps)
}

/** ‖I − XᵀX‖ / (m·eps) for an m × n X given by its elements. */
function orthogonalityRatio(m: number, n: number, x: (i: number, j: number) => number, eps: number): number {
  const columns = new Float64Array(m * n)
  for (let j = 0; j < n; j++) for (let i = 0; i < m; i++) columns[i + j * m] = x(i, j)
  const gram = new Float64Array(n * n)
  for (let p = 0; p < n; p++) {
    for (let q = 0; q <= p; q++) {
      let total = p === q ? -1 : 0
      for (let i = 0; i < m; i++) total += columns[i + p * m] * columns[i + q * m]
      gram[p + q * n] = total
      gram[q + p * n] = total
    }
  }
  return norm1(gram, n, n) / (Math.max(m, 1) * eps)
}

/** Largest sum of a column's magnitudes; NaN when there is one. */
export function norm1(a: ArrayLike<number>, m: number, n: number): number {
  let largest = 0
  for (let j = 0; j < n; j++) {
    let total = 0
    for (let i = 0; i < m; i++) total += Math.abs(a[i + j * m])
    if (!(total <= largest)) largest = total
  }
  return largest
}
