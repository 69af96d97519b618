/** What the tests of the Householder kernels share: operands in shared memory, naive products of reflectors, norms. */
import assert from 'node:assert/strict'
import { eachVariant, type KernelTeam, kernelTeam } from '../support/kernel-team.ts'

/** Column-major, leading dimension = rows, in double precision. */
export interface Dense {
  readonly rows: number
  readonly columns: number
  readonly data: Float64Array
}

export interface Operand {
  readonly address: number
  readonly ld: number
  read(): Dense
}

const GUARD = 64

/** One team and one precision: 'd' or 's'. */
export class Kernels {
  readonly eps: number
  readonly team: KernelTeam
  readonly letter: 'd' | 's'
  constructor(team: KernelTeam, letter: 'd' | 's') {
    this.team = team
    this.letter = letter
    this.eps = letter === 'd' ? 2 ** -52 : 2 ** -23
  }

  get bytes(): number {
    return this.letter === 'd' ? 8 : 4
  }

  view(address: number, length: number): Float64Array | Float32Array {
    return this.letter === 'd' ? this.team.f64(address, length) : this.team.f32(address, length)
  }

  /** A rows × columns operand with `pad` unused rows below, of which none may change. */
  matrix(rows: number, columns: number, element: (i: number, j: number) => number, pad = 0): Operand {
    const ld = Math.max(1, rows + pad)
    const address = this.team.alloc(this.bytes * (ld * columns + 1))
    const view = this.view(address, ld * columns).fill(77)
    for (let j = 0; j < columns; j++) for (let i = 0; i < rows; i++) view[j * ld + i] = element(i, j)
    const read = () => {
      const now = this.view(address, ld * columns)
      const data = new Float64Array(rows * columns)
      for (let j = 0; j < columns; j++) {
        for (let i = 0; i < rows; i++) data[j * rows + i] = now[j * ld + i]
        for (let i = rows; i < ld; i++) assert.equal(now[j * ld + i], 77, `padding of column ${j} was written`)
      }
      return { rows, columns, data }
    }
    return { address, ld, read }
  }

  /** Calls a kernel with workspace of exactly the size its query asks for, full of NaN, and checks that it suffices. */
  async run(routine: string, query: number[], parameters: number[]): Promise<void> {
    const bytes = await this.team.call(`${this.letter}${routine}Work`, ...query)
    const work = this.team.alloc(bytes + GUARD)
    const whole = this.team.f64(work, Math.ceil((bytes + GUARD) / 8)).fill(Number.NaN)
    const guard = new Uint8Array(whole.buffer, work + bytes, GUARD).fill(0xa5)
    await this.team.call(`${this.letter}${routine}`, ...parameters, work)
    assert.ok(
      guard.every((byte) => byte === 0xa5),
      `${routine} wrote beyond its workspace`
    )
    this.team.free(work)
  }

  /** Random m × n, factored: the reflectors as geqrf leaves them, and tau. */
  async factored(m: number, n: number, random: () => number): Promise<{ a: Operand; tau: Operand; before: Dense }> {
    const a = this.matrix(m, n, random, m % 3)
    const tau = this.matrix(Math.min(m, n), 1, () => Number.NaN)
    const before = a.read()
    await this.run('geqrf', [m, n, this.team.threads], [m, n, a.address, a.ld, tau.address])
    return { a, tau, before }
  }
}

/** Runs `body` for each variant, 1, 2 and 3 threads, both precisions. */
export async function* everyKernels(threadCounts = [1, 2, 3]): AsyncGenerator<Kernels> {
  for (const variant of eachVariant())
    for (const threads of threadCounts) {
      await using team = await kernelTeam({ threads, variant })
      yield new Kernels(team, 'd')
      yield new Kernels(team, 's')
    }
}

/** C := H(0)…H(k-1)·C, or its transpose times C: one reflector after another, column j of v from the diagonal down. */
export function applyNaively(v: Dense, tau: Float64Array, k: number, c: Dense, transposed: boolean): Dense {
  const out = c.data.slice()
  for (let step = 0; step < k; step++) {
    const j = transposed ? step : k - 1 - step
    for (let column = 0; column < c.columns; column++) {
      const base = column * c.rows
      let sum = out[base + j]
      for (let i = j + 1; i < c.rows; i++) sum += v.data[j * v.rows + i] * out[base + i]
      sum *= tau[j]
      out[base + j] -= sum
      for (let i = j + 1; i < c.rows; i++) out[base + i] -= sum * v.data[j * v.rows + i]
    }
  }
  return { ...c, data: out }
}

export function dense(rows: number, columns: number, element: (i: number, j: number) => number): Dense {
  return {
    rows,
    columns,
    data: Float64Array.from({ length: rows * columns }, (_, x) => element(x % rows, Math.floor(x / rows)))
  }
}

export function transpose(a: Dense): Dense {
  return dense(a.columns, a.rows, (i, j) => a.data[i * a.rows + j])
}

/** The 1-norm of a - b (NaN when anything is). */
export function distance(a: Dense, b: Dense): number {
  assert.deepEqual([a.rows, a.columns], [b.rows, b.columns])
  return norm1({ ...a, data: a.data.map((x, i) => x - b.data[i]) })
}

export function norm1(a: Dense): number {
  let most = 0
  for (let j = 0; j < a.columns; j++) {
    let sum = 0
    for (let i = 0; i < a.rows; i++) sum += Math.abs(a.data[j * a.rows + i])
    if (!(sum <= most)) most = sum
  }
  return most
}

/** LAPACK's test ratio: below 10, and a number. */
export function assertRatio(difference: number, scale: number, what: string): void {
  const ratio = difference === 0 ? 0 : difference / scale
  assert.ok(ratio < 10, `${what}: ratio ${ratio}`)
}
