/** NumPy as cases use a team: each call is a request to its process. */
import type { DType } from '../../../src/matrix.ts'
import type { BenchTeam, Operand, SvdFactors } from '../../cases/case.ts'
import type { Taken, Turn } from '../../runner/take.ts'
import type { PeerTeam } from '../peer.ts'
import { NumpyOperand } from './numpy-operand.ts'
import type { NumpyProcess } from './numpy-process.ts'

/** What a request passes: operands by their number, and numbers. */
type Argument = Operand | number

const ONCE: Turn = { calls: 1, settle: false, rest: false }

export class NumpyTeam implements PeerTeam {
  readonly threads: number
  readonly variant: string
  readonly blas: BenchTeam['blas']
  readonly #process: NumpyProcess
  /** The turn that the next call is measured in. */
  #turn: Turn | undefined
  #taken: Taken | undefined
  /** What the last call wrote. */
  #written: readonly NumpyOperand[] = []
  /** The singular values of the last SVD, which no case gives back: they go when the next ones come. */
  #values: NumpyOperand | undefined

  constructor(process: NumpyProcess, variant: string, threads: number) {
    this.threads = threads
    this.variant = variant
    this.#process = process
    this.blas = Object.fromEntries(['d', 's'].flatMap((letter) => this.#kernels(letter)))
  }

  get lost(): boolean {
    return this.#process.lost
  }

  matrix(rows: number, cols: number, dtype: DType = 'f64'): NumpyOperand {
    return new NumpyOperand(this.#process, [rows, cols], dtype)
  }

  vector(n: number, dtype: DType = 'f64'): NumpyOperand {
    return new NumpyOperand(this.#process, [n], dtype)
  }

  svd(a: Operand, options: { vectors: 'none' }): Promise<Pick<SvdFactors, 's'>>
  svd(a: Operand, options: { vectors: 'thin' }): Promise<SvdFactors>
  async svd(a: Operand, { vectors }: { vectors: 'thin' | 'none' }): Promise<Pick<SvdFactors, 's'>> {
    const { rows: m, cols: n, dtype } = a as NumpyOperand
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
    if (this.#taken === undefined) throw new Error('a timed call asked NumPy for nothing')
    return this.#taken
  }

  async collect(): Promise<void> {
    for (const operand of this.#written) await operand.bringHere()
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

  /** The three operands of C := A·B or y := A·x, in order; whatever else is asked for, NumPy is not given. */
  #product(op: string, parameters: readonly unknown[]): Promise<unknown> {
    const operands = parameters.filter((each) => each instanceof NumpyOperand)
    const transposes = parameters.filter((each) => typeof each === 'string')
    if (operands.length !== 3 || transposes.some((each) => each !== 'N'))
      throw new Error(`NumPy is asked for ${op} of plain operands only`)
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
    outs: readonly NumpyOperand[] = []
  ): Promise<unknown> {
    const turn = this.#turn
    this.#turn = undefined
    for (const each of args) if (each instanceof NumpyOperand) each.bringThere()
    const request = args.map((each) => (each instanceof NumpyOperand ? { id: each.id } : each))
    const { header } = await this.#process.ask({
      do: 'run',
      op,
      args: request,
      outs: outs.map(({ id }) => id),
      ...(turn ?? ONCE)
    })
    this.#written = written as readonly NumpyOperand[]
    for (const each of this.#written) each.wasWritten()
    const { wall, cpu, runDelay } = header as { wall: number; cpu: number; runDelay: number | null }
    if (turn === undefined) await this.collect()
    else this.#taken = { wall, cpu, runDelay: runDelay ?? Number.NaN }
    return header.value === undefined ? undefined : Number(header.value)
  }
}
