/**
 * LAPACK's test ratios of a singular value decomposition (dbdt01, dort01), in full, in 1-norms, formed by the
 * team a block of columns at a time, so that they need little memory beside the factors.
 */
import type { Matrix, Svd, Team } from '../../src/index.ts'

export interface Residuals {
  /** ‖A − U S Vᵀ‖ ÷ (‖A‖ · max(m, n) · eps). */
  readonly reconstruction: number
  /** ‖I − UᵀU‖ ÷ (m · eps). */
  readonly u: number
  /** ‖I − VVᵀ‖ ÷ (n · eps). */
  readonly v: number
  /** Whether the singular values are non-negative and non-increasing. */
  readonly ordered: boolean
}

type Dgemm = Parameters<Team['blas']['dgemm']>
/** For the matrices' type, without the options. */
type Gemm = (...args: Dgemm extends [...infer Operands, options?: unknown] ? Operands : never) => Promise<void>

/** Columns formed at a time: enough for gemm to run at speed. */
const BLOCK = 256

/** Rejects with the signal's reason when it fires. */
export async function residualsOf(team: Team, a: Matrix, { u, s, vt }: Svd, signal?: AbortSignal): Promise<Residuals> {
  const eps = a.dtype === 'f64' ? 2 ** -52 : 2 ** -23
  const gemm: Gemm = (...args) => (a.dtype === 'f64' ? team.blas.dgemm : team.blas.sgemm)(...args, signal && { signal })
  const error = await reconstructionError(team, gemm, a, { u, s, vt })
  return {
    reconstruction: error / ((oneNorm(a.data, a.rows) || 1) * Math.max(a.rows, a.cols) * eps),
    u: (await orthogonalityError(team, gemm, u, 'columns')) / (u.rows * eps),
    v: (await orthogonalityError(team, gemm, vt, 'rows')) / (vt.cols * eps),
    ordered: s.every((value, i) => value >= 0 && (i === 0 || value <= s[i - 1]))
  }
}

/** ‖A − U S Vᵀ‖₁. */
async function reconstructionError(team: Team, gemm: Gemm, a: Matrix, { u, s, vt }: Svd): Promise<number> {
  const m = a.rows
  const k = s.length
  return largestOverBlocks(a.cols, async (from, cols) => {
    using scaled = team.matrix(k, cols, a.dtype)
    using block = team.matrix(m, cols, a.dtype)
    for (let j = 0; j < cols; j++)
      for (let i = 0; i < k; i++) scaled.data[i + j * k] = s[i] * vt.data[i + (from + j) * vt.ld]
    block.data.set(a.data.subarray(from * m, (from + cols) * m))
    await gemm('N', 'N', m, cols, k, -1, u, u.ld, scaled, scaled.ld, 1, block, m)
    return oneNorm(block.data, m)
  })
}

/** ‖I − QᵀQ‖₁ for orthonormal columns, ‖I − QQᵀ‖₁ for rows. */
async function orthogonalityError(team: Team, gemm: Gemm, q: Matrix, orthonormal: 'columns' | 'rows'): Promise<number> {
  const [order, length] = orthonormal === 'columns' ? [q.cols, q.rows] : [q.rows, q.cols]
  return largestOverBlocks(order, async (from, cols) => {
    using block = team.matrix(order, cols, q.dtype)
    if (orthonormal === 'columns')
      await gemm('T', 'N', order, cols, length, -1, q, q.ld, q.data.subarray(from * q.ld), q.ld, 0, block, order)
    else await gemm('N', 'T', order, cols, length, -1, q, q.ld, q.data.subarray(from), q.ld, 0, block, order)
    const { data } = block
    for (let j = 0; j < cols; j++) data[from + j + j * order] += 1
    return oneNorm(data, order)
  })
}

async function largestOverBlocks(count: number, of: (from: number, cols: number) => Promise<number>): Promise<number> {
  let largest = 0
  // Math.max lets NaN through, as it should.
  for (let from = 0; from < count; from += BLOCK)
    largest = Math.max(largest, await of(from, Math.min(BLOCK, count - from)))
  return largest
}

/** Largest sum of magnitudes of a column. */
function oneNorm(data: Float64Array | Float32Array, rows: number): number {
  let largest = 0
  for (let at = 0; at < data.length; at += rows) {
    let sum = 0
    for (let i = at; i < at + rows; i++) sum += Math.abs(data[i])
    largest = Math.max(largest, sum)
  }
  return largest
}
