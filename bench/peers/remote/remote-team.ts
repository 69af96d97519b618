/** A peer in a process of its own as cases use a team: each call is a request. */
import type { DType } from '../../../src/matrix.ts'
import type { BenchTeam, Operand, SvdFactors } from '../../cases/case.ts'
import type { Taken, Turn } from '../../runner/take.ts'
import type { PeerTeam } from '../peer.ts'
import type { PeerProcess } from './peer-process.ts'
import { RemoteOperand } from './remote-operand.ts'

/** What a process tells of one of its threads, in milliseconds. */
export interface PeerThread {
  readonly id: number
  readonly name: string
  readonly cpu: number
  readonly runDelay: number
  /** Whether calls run on it: an engine has threads of its own beside. */
  readonly computes: boolean
}

/** One call, thread by thread; none where the system does not tell them apart. */
export interface PeerProfile {
  readonly wall: number
  /** Of the whole process. */
  readonly cpu: number
  readonly threads: readonly PeerThread[]
}

/** What a request passes: operands by their number, and numbers. */
type Argument = Operand | number

const ONCE: Turn = { calls: 1, settle: false, rest: false }

export class RemoteTeam implements PeerTeam {
  readonly threads: number
  readonly variant: string
  readonly blas: BenchTeam['blas']
  readonly #process: PeerProcess
  readonly #operations: readonly string[] | undefined
  /** What is known of the threads in that turn; undefined: they are not asked for. */
  #threads: readonly PeerThread[] | undefined
  /** The turn that the next call is measured in. */
  #turn: Turn | undefined
  #taken: Taken | undefined
  /** What the last call wrote. */
  #written: readonly RemoteOperand[] = []
  /** The singular values of the last SVD, which no case gives back: they go when the next ones come. */
  #values: RemoteOperand | undefined

  /** `operations`: those that it has, with their precision (dgemm); absent: all that can be asked of a process. */
  constructor(process: PeerProcess, variant: string, threads: number, operations?: readonly string[]) {
    this.threads = threads
    this.variant = variant
    this.#process = process
    this.#operations = operations
    this.blas = Object.fromEntries(['d', 's'].flatMap((letter) => this.#kernels(letter)))
  }

  has(op: string): boolean {
    if (this.#operations !== undefined) return this.#operations.includes(op)
    return op in this.blas || /^.svd(vals)?$/.test(op)
  }

  get lost(): boolean {
    return this.#process.lost
  }

  matrix(rows: number, cols: number, dtype: DType = 'f64'): RemoteOperand {
    return new RemoteOperand(this.#process, [rows, cols], dtype)
  }

  vector(n: number, dtype: DType = 'f64'): RemoteOperand {
    return new RemoteOperand(this.#process, [n], dtype)
  }

  svd(a: Operand, options: { vectors: 'none' }): Promise<Pick<SvdFactors, 's'>>
  svd(a: Operand, options: { vectors: 'thin' }): Promise<SvdFactors>
  async svd(a: Operand, { vectors }: { vectors: 'thin' | 'none' }): Promise<Pick<SvdFactors, 's'>> {
    const { rows: m, cols: n, dtype } = a as RemoteOperand
    const k = Math.min(m, n)
    this.#values?.dispose()
    const s = this.vector(k, dtype)
    this.#values = s
    // Handed out now; the values stand in it once they are collected.
    const values = s.data
    if (vectors === 'none') {
      await this.#run('svdvals', [a], [s], [s])
      return { s: values }
    }
    const [u, vt] = [this.matrix(m, k, dtype), this.matrix(k, n, dtype)]
    await this.#run('svd', [a], [u, s, vt], [u, s, vt])
    return { u, s: values, vt } as SvdFactors
  }

  async timed(call: () => Promise<unknown>, turn: Turn): Promise<Taken> {
    this.#turn = turn
    this.#taken = undefined
    await call()
    if (this.#taken === undefined) throw new Error(`a timed call asked ${this.#process.who} for nothing`)
    return this.#taken
  }

  /** One call, by its own clocks for each of its threads. What it wrote comes with `collect`. */
  async profiled(call: () => Promise<unknown>): Promise<PeerProfile> {
    this.#threads = []
    const { wall, cpu } = await this.timed(call, { calls: 1, settle: false, rest: true })
    const threads = this.#threads
    this.#threads = undefined
    return { wall, cpu, threads }
  }

  async collect(): Promise<void> {
    for (const operand of this.#written) await operand.bringHere()
  }

  nothing(): Promise<void> {
    return Promise.reject(new Error(`${this.#process.who} has no empty region`))
  }

  close(): Promise<void> {
    return this.#process.close()
  }

  /** BLAS's signatures, as far as cases go: contiguous operands, no transposes, alpha 1 and beta 0. */
  #kernels(letter: string): [string, (...operands: never[]) => Promise<unknown>][] {
    return [
      [`${letter}dot`, (_n: number, x: Operand, _incx: number, y: Operand) => this.#run('dot', [x, y])],
      [
        `${letter}axpy`,
        (_n: number, alpha: number, x: Operand, _incx: number, y: Operand) => this.#run('axpy', [alpha, x, y], [y])
      ],
      [`${letter}gemv`, (...operands: never[]) => this.#product('gemv', operands)],
      [`${letter}gemm`, (...operands: never[]) => this.#product('gemm', operands)]
    ]
  }

  /** The three operands of C := A·B or y := A·x, in order; whatever else is asked for, the peer is not given. */
  #product(op: string, parameters: readonly unknown[]): Promise<unknown> {
    const operands = parameters.filter((each) => each instanceof RemoteOperand)
    const transposes = parameters.filter((each) => typeof each === 'string')
    if (operands.length !== 3 || transposes.some((each) => each !== 'N'))
      throw new Error(`${this.#process.who} is asked for ${op} of plain operands only`)
    return this.#run(op, operands, [operands[2]])
  }

  /**
   * One request: `written` operands change, `outs` are made new. In a turn its times are kept and what it wrote stays
   * there until it is collected; else it is brought here at once, as after a call of any team.
   */
  async #run(
    op: string,
    args: readonly Argument[],
    written: readonly Operand[] = [],
    outs: readonly RemoteOperand[] = []
  ): Promise<unknown> {
    const turn = this.#turn
    this.#turn = undefined
    for (const each of args) if (each instanceof RemoteOperand) each.bringThere()
    const request = args.map((each) => (each instanceof RemoteOperand ? { id: each.id } : each))
    const { header } = await this.#process.ask({
      do: 'run',
      op,
      args: request,
      outs: outs.map(({ id }) => id),
      ...(turn ?? ONCE),
      threads: this.#threads !== undefined
    })
    this.#written = written as readonly RemoteOperand[]
    for (const each of this.#written) each.wasWritten()
    const { wall, cpu, runDelay } = header as { wall: number; cpu: number; runDelay: number | null }
    if (this.#threads !== undefined) this.#threads = header.threads as PeerThread[]
    if (turn === undefined) await this.collect()
    else this.#taken = { wall, cpu, runDelay: runDelay ?? Number.NaN }
    return header.value === undefined ? undefined : Number(header.value)
  }
}
