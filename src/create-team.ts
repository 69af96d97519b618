/** Puts memory, team, BLAS and LAPACK together into the Team that users hold. */
import { level1 } from './blas/level1.ts'
import { level2 } from './blas/level2.ts'
import { type GemmOptions, gemmOfMatrices, level3 } from './blas/level3.ts'
import { type Kernels, loadKernels } from './engine/load.ts'
import { chooseVariant, type Variant } from './engine/variants.ts'
import { ArgumentError, DimensionError } from './errors.ts'
import { type Svd, type SvdOptions, svd } from './lapack/svd.ts'
import { defaultThreads } from './machine/default-threads.ts'
import { pinningOrder } from './machine/pin-thread.ts'
import { usableCores } from './machine/usable-cores.ts'
import { type DType, Matrix, type MatrixHome, type Vector } from './matrix.ts'
import { OwnedBlocks } from './memory/owned-blocks.ts'
import { SharedMemory } from './memory/shared-memory.ts'
import { openNpy } from './npy/read-npy.ts'
import { type Probe, probe } from './probe.ts'
import type { RegionRunner } from './team/region-runner.ts'
import { WorkerTeam } from './team/worker-team.ts'

export interface TeamOptions {
  /** Worker threads, 1 to 64; they may exceed the cores. Default: HEDDLE_NUM_THREADS, else the usable cores. */
  readonly threads?: number
  /** The kernels' build. Default 'auto': fma where the engine has it, else simd; never wide. */
  readonly variant?: Variant | 'auto'
  /**
   * Ties each rank to a core of its own, physical cores first; ranks beyond the usable cores share. Default false: the
   * scheduler places them. For a machine that nothing else uses, as two pinned teams at once would share cores.
   * Linux, by util-linux's taskset.
   */
  readonly pin?: boolean
}

const teams = new WeakMap<MatrixHome, Team>()

/** The team that made a matrix. */
export function teamOf(matrix: Matrix): Team {
  return teams.get(matrix.home) as Team
}

/** Worker threads over one shared memory, and what can be computed on them. Calls queue; none is lost or mixed. */
export class Team implements AsyncDisposable {
  readonly threads: number
  readonly variant: Variant
  /** The BLAS signatures, on vectors and matrices of this team. */
  readonly blas: ReturnType<typeof level1> & ReturnType<typeof level2> & ReturnType<typeof level3>
  /** What this team can do at most, measured. */
  readonly probe: Probe
  readonly #workers: WorkerTeam
  readonly #runner: RegionRunner
  readonly #home: MatrixHome

  /** For createTeam(). */
  constructor(workers: WorkerTeam, runner: RegionRunner, variant: Variant) {
    this.threads = workers.size
    this.variant = variant
    this.#workers = workers
    this.#runner = runner
    this.#home = homeOf(workers, runner.memory)
    teams.set(this.#home, this)
    this.blas = { ...level1(runner), ...level2(runner), ...level3(runner) }
    this.probe = probe(runner)
  }

  /**
   * A rows × cols matrix: its contents are undefined until written. Column-major. Dispose of it, or forget it: forgotten
   * ones are reclaimed before the memory grows much, but not those made or used since the event loop last turned. So
   * a loop that never awaits this team, a file or a timer keeps all that it makes, until OutOfMemoryError.
   */
  matrix<D extends DType = 'f64'>(rows: number, cols: number, dtype: D = 'f64' as D): Matrix<D> {
    return new Matrix(this.#home, rows, cols, dtype)
  }

  /** A vector of n elements, contents undefined until written. */
  vector<D extends DType = 'f64'>(n: number, dtype: D = 'f64' as D): Vector<D> {
    return new Matrix(this.#home, n, 1, dtype)
  }

  /** A matrix with the values of an array of rows, all of one length. Throws ArgumentError, DimensionError, OutOfMemoryError. */
  fromRows<D extends DType = 'f64'>(rows: ArrayLike<ArrayLike<number>>, dtype: D = 'f64' as D): Matrix<D> {
    if (rows?.length === undefined || (rows.length > 0 && rows[0]?.length === undefined))
      throw new ArgumentError('rows: expected an array of rows, each an array of numbers')
    const cols = rows.length === 0 ? 0 : rows[0].length
    for (let i = 0; i < rows.length; i++)
      if (rows[i]?.length !== cols)
        throw new DimensionError(`rows[${i}]`, `${cols} elements, as in rows[0]`, rows[i]?.length)
    const matrix = this.matrix(rows.length, cols, dtype)
    const { data, ld } = matrix
    for (let i = 0; i < rows.length; i++) for (let j = 0; j < cols; j++) data[i + j * ld] = rows[i][j]
    return matrix
  }

  /** A matrix with the values of a NumPy .npy file: f8 or f4, any order. A vector of n becomes n × 1. Throws NpyError. */
  async readNpy(path: string): Promise<Matrix> {
    await using file = await openNpy(path)
    const matrix = this.matrix(file.rows, file.cols, file.dtype)
    try {
      await file.copyTo(matrix.data)
      return matrix
    } catch (error) {
      matrix.dispose()
      throw error
    }
  }

  /**
   * A = U · diag(s) · Vᵀ of an m × n matrix of this team, by divide and conquer (LAPACK's gesdd).
   * Throws NonFiniteError, OutOfMemoryError, ConvergenceError, WorkerError.
   */
  svd(a: Matrix, options: SvdOptions & { vectors: 'none' }): Promise<Pick<Svd, 's'>>
  svd(a: Matrix, options?: SvdOptions): Promise<Svd>
  async svd(a: Matrix, options?: SvdOptions): Promise<{ s: Svd['s'] } & Partial<Svd>> {
    return this.#workers.call((run) => svd({ ...this.#runner, run }, this.#home, a, options))
  }

  /** C := alpha · op(A) · op(B) + beta · C. With beta = 0, C is not read. Throws DimensionError where shapes do not fit. */
  gemm(alpha: number, a: Matrix, b: Matrix, beta: number, c: Matrix, options?: GemmOptions): Promise<void> {
    return gemmOfMatrices(this.blas, alpha, a, b, beta, c, options)
  }

  get closed(): boolean {
    return this.#workers.closed
  }

  /** Runs an empty region on every rank: what fork and join cost. */
  async nothing(): Promise<void> {
    await this.#workers.run('nothing', [])
  }

  /** Lets queued calls finish, then ends the workers; later calls reject with TeamClosedError. Matrices stay readable. */
  close(): Promise<void> {
    return this.#workers.close()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}

/**
 * Starts a team. Throws EngineError where the engine can not run it or the system can not pin, ArgumentError for a thread count
 * out of range, WorkerError when a worker can not be started.
 */
export async function createTeam(options: TeamOptions = {}): Promise<Team> {
  const { variant } = chooseVariant(options.variant)
  return assembleTeam(await loadKernels(variant), options, new SharedMemory())
}

/** A team that runs these kernels over this memory: other builds of the exports than ours work as well. Throws as createTeam. */
export async function assembleTeam(
  kernels: Kernels,
  { threads, pin = false }: Omit<TeamOptions, 'variant'>,
  memory: SharedMemory
): Promise<Team> {
  const usable = usableCores()
  const workers = new WorkerTeam({
    threads: threads ?? defaultThreads(usable),
    usableCores: usable.count,
    pins: pin ? pinningOrder() : [],
    kernels,
    memory
  })
  try {
    await workers.ready()
  } catch (error) {
    await workers.close()
    throw error
  }
  return new Team(workers, runnerOf(workers, memory, kernels), kernels.variant)
}

function runnerOf(workers: WorkerTeam, memory: SharedMemory, kernels: Kernels): RegionRunner {
  const host = { wall: () => 0, cpu: () => 0 }
  const { exports } = new WebAssembly.Instance(kernels.plain, { env: { memory: memory.memory }, host })
  const queries = exports as Record<string, (...args: number[]) => number>
  return {
    size: workers.size,
    memory,
    run: (kernel, args, options) => workers.run(kernel, args, options),
    query: (name, ...args) => queries[name](...args)
  }
}

function homeOf(workers: WorkerTeam, memory: SharedMemory): MatrixHome {
  const blocks = new OwnedBlocks((address) => workers.afterQueued(() => memory.free(address)))
  memory.reclaim = () => blocks.reclaim()
  return {
    allocate: (bytes, owner) => blocks.give(memory.allocate(bytes), owner),
    view: (dtype, address, length) => (dtype === 'f64' ? memory.f64(address, length) : memory.f32(address, length))
  }
}
