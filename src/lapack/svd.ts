/** The singular value decomposition of a team's matrices: LAPACK's gesdd over the team. */

import { kernelName } from '../blas/operand.ts'
import { ArgumentError, ConvergenceError, NonFiniteError } from '../errors.ts'
import { elementBytes, Matrix, type MatrixHome } from '../matrix.ts'
import { type RegionRunner, withWorkspace } from '../team/region-runner.ts'

export interface SvdOptions {
  /** thin: min(m, n) columns of U and rows of Vᵀ. full: all. none: the singular values alone. Default thin. */
  readonly vectors?: 'thin' | 'full' | 'none'
  /** The contents of A may be destroyed: saves a copy. */
  readonly overwrite?: boolean
  /** Ends the call at its next barrier; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}

/** A = U · diag(s) · Vᵀ. */
export interface Svd {
  /** m × min(m, n), or m × m when full; orthonormal columns. */
  readonly u: Matrix
  /** min(m, n) values ≥ 0, non-increasing; an array of its own, not in the shared memory. */
  readonly s: Float64Array | Float32Array
  /** min(m, n) × n, or n × n when full; orthonormal rows. */
  readonly vt: Matrix
}

/** The gesdd kernels' info for a matrix with NaN or Infinity. */
const NON_FINITE = -4

/** Job codes of the gesdd kernels. */
const JOBS = { none: 0, thin: 1, full: 2 } as const

export async function svd(
  runner: RegionRunner,
  home: MatrixHome,
  a: Matrix,
  { vectors = 'thin', overwrite = false, signal }: SvdOptions = {}
): Promise<{ s: Svd['s'] } & Partial<Svd>> {
  if (!(a instanceof Matrix) || a.home !== home)
    throw new ArgumentError('a: is not a matrix of this team; make it with team.matrix() or team.fromRows()')
  if (!Object.hasOwn(JOBS, vectors))
    throw new ArgumentError(`vectors: expected thin, full or none, got ${String(vectors)}`)
  const { rows: m, cols: n, dtype } = a
  const k = Math.min(m, n)
  const [columnsU, rowsVt] = vectors === 'full' ? [m, n] : [k, k]
  const factors = vectors === 'none' ? undefined : makeFactors(home, a, columnsU, rowsVt)
  try {
    const s = dtype === 'f64' ? new Float64Array(k) : new Float32Array(k)
    if (k > 0) s.set(await decompose(runner, a, JOBS[vectors], overwrite, factors, signal))
    else if (factors) for (const q of [factors.u, factors.vt]) setToIdentity(q)
    return { ...factors, s }
  } catch (error) {
    factors?.u.dispose()
    factors?.vt.dispose()
    throw error
  }
}

type Factors = Pick<Svd, 'u' | 'vt'>

function makeFactors(home: MatrixHome, { rows, cols, dtype }: Matrix, columnsU: number, rowsVt: number): Factors {
  const u = new Matrix(home, rows, columnsU, dtype)
  try {
    return { u, vt: new Matrix(home, rowsVt, cols, dtype) }
  } catch (error) {
    u.dispose()
    throw error
  }
}

/** The singular values; U and VT are written where there are factors. Neither dimension is 0. */
async function decompose(
  runner: RegionRunner,
  a: Matrix,
  job: number,
  overwrite: boolean,
  factors: Factors | undefined,
  signal: AbortSignal | undefined
): Promise<Float64Array | Float32Array> {
  const { rows: m, cols: n, dtype } = a
  const name = kernelName('gesdd', dtype)
  const bytes = elementBytes(dtype)
  const k = Math.min(m, n)
  // One block: the copy of A (unless A itself may go), the values, gesdd's workspace.
  const copyBytes = overwrite ? 0 : align(m * n * bytes)
  const valueBytes = align(k * bytes)
  const ranks = runner.query('gesddRanks', m, n, runner.size)
  const workBytes = runner.query(`${name}Work`, job, m, n, ranks)
  return withWorkspace(runner, copyBytes + valueBytes + workBytes, async (block) => {
    const source = overwrite ? a.address : block
    if (!overwrite) await copy(runner, a, block)
    const s = block + copyBytes
    const vectors = factors ? [factors.u.address, factors.u.ld, factors.vt.address, factors.vt.ld] : [0, m, 0, k]
    const info = await runner.run(name, [job, m, n, source, m, s, ...vectors, s + valueBytes], { signal, ranks })
    if (info === NON_FINITE) throw await nonFiniteError(runner, a)
    if (info !== 0) throw new ConvergenceError('gesdd', info)
    return viewOf(runner, a, s, k).slice()
  })
}

/** Long copies are the team's: the first touch of new memory costs more than the copying. */
async function copy(runner: RegionRunner, a: Matrix, address: number): Promise<void> {
  const ranks = runner.query('sweepRanks', a.length, runner.size)
  if (ranks === 1) viewOf(runner, a, address, a.length).set(a.data)
  else await runner.run(kernelName('copy', a.dtype), [a.length, a.address, 1, address, 1], { ranks })
}

/** Says where the first entry that is not finite stands. */
async function nonFiniteError(runner: RegionRunner, a: Matrix): Promise<NonFiniteError> {
  const ranks = runner.query('sweepRanks', a.length, runner.size)
  const index = await runner.run(kernelName('firstNonFinite', a.dtype), [a.rows, a.cols, a.address, a.ld], { ranks })
  const [row, column] = [index % a.rows, Math.floor(index / a.rows)]
  return new NonFiniteError('a', row, column, viewOf(runner, a, a.address, a.length)[index])
}

function viewOf(runner: RegionRunner, { dtype }: Matrix, address: number, length: number) {
  return dtype === 'f64' ? runner.memory.f64(address, length) : runner.memory.f32(address, length)
}

function setToIdentity(q: Matrix): void {
  const { data, ld } = q.fill(0)
  for (let i = 0; i < Math.min(q.rows, q.cols); i++) data[i + i * ld] = 1
}

function align(bytes: number): number {
  return Math.ceil(bytes / 64) * 64
}
