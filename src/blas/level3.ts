/** BLAS level 3 on matrices of a team's memory: BLAS's names and order; column-major. */
import { DimensionError } from '../errors.ts'
import type { DType, Matrix } from '../matrix.ts'
import { type RegionRunner, withWorkspace } from '../team/region-runner.ts'
import type { RunOptions } from '../team/worker-team.ts'
import {
  addressOf,
  checkCount,
  checkLeading,
  checkNumber,
  kernelName,
  type Operand,
  reachOfMatrix,
  type Transpose,
  transposes
} from './operand.ts'

export interface GemmOptions {
  readonly transA?: boolean
  readonly transB?: boolean
  readonly signal?: AbortSignal
}

type Dgemm = ReturnType<typeof level3>['dgemm']

export function level3(runner: RegionRunner) {
  const gemm =
    (dtype: DType) =>
    async (
      transA: Transpose,
      transB: Transpose,
      m: number,
      n: number,
      k: number,
      alpha: number,
      a: Operand,
      lda: number,
      b: Operand,
      ldb: number,
      beta: number,
      c: Operand,
      ldc: number,
      options?: Pick<RunOptions, 'signal'>
    ): Promise<void> => {
      const ta = transposes('transA', transA)
      const tb = transposes('transB', transB)
      checkCount('m', m)
      checkCount('n', n)
      checkCount('k', k)
      checkNumber('alpha', alpha)
      checkNumber('beta', beta)
      const [rowsA, colsA] = ta ? [k, m] : [m, k]
      const [rowsB, colsB] = tb ? [n, k] : [k, n]
      checkLeading('lda', lda, rowsA)
      checkLeading('ldb', ldb, rowsB)
      checkLeading('ldc', ldc, m)
      const pa = addressOf(runner, 'a', a, dtype, reachOfMatrix(rowsA, colsA, lda))
      const pb = addressOf(runner, 'b', b, dtype, reachOfMatrix(rowsB, colsB, ldb))
      const pc = addressOf(runner, 'c', c, dtype, reachOfMatrix(m, n, ldc))
      if (m === 0 || n === 0) return
      const name = kernelName('gemm', dtype)
      const ranks = runner.query('gemmRanks', m, n, k, runner.size)
      const args = [Number(ta), Number(tb), m, n, k, alpha, pa, lda, pb, ldb, beta, pc, ldc]
      await withWorkspace(runner, runner.query(`${name}Work`, m, n, k, ranks), (work) =>
        runner.run(name, [...args, work], { ...options, ranks })
      )
    }

  return {
    /** C := alpha · op(A) · op(B) + beta · C; op(A) is m × k, op(B) k × n. With beta = 0, C is not read. */
    dgemm: gemm('f64'),
    sgemm: gemm('f32')
  }
}

/** C := alpha · op(A) · op(B) + beta · C for whole matrices: the shapes are theirs. Throws DimensionError. */
export async function gemmOfMatrices(
  kernels: Record<'dgemm' | 'sgemm', Dgemm>,
  alpha: number,
  a: Matrix,
  b: Matrix,
  beta: number,
  c: Matrix,
  { transA = false, transB = false, signal }: GemmOptions = {}
): Promise<void> {
  const [m, k] = transA ? [a.cols, a.rows] : [a.rows, a.cols]
  const [rowsB, n] = transB ? [b.cols, b.rows] : [b.rows, b.cols]
  if (rowsB !== k) throw new DimensionError(`rows of op(b)`, `${k}, the columns of op(a)`, rowsB)
  if (c.rows !== m || c.cols !== n) throw new DimensionError('c', `${m} × ${n}`, `${c.rows} × ${c.cols}`)
  const kernel = kernels[c.dtype === 'f64' ? 'dgemm' : 'sgemm']
  const [ta, tb] = [transA ? 'T' : 'N', transB ? 'T' : 'N'] as const
  await kernel(ta, tb, m, n, k, alpha, a, a.ld, b, b.ld, beta, c, c.ld, signal && { signal })
}
