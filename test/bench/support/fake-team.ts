import type { BenchTeam, Operand } from '../../../bench/cases/case.ts'
import type { DType } from '../../../src/matrix.ts'

export interface FakeTeam extends BenchTeam {
  /** Operands that were made and not yet disposed of. */
  readonly live: () => number
  readonly closed: () => boolean
}

export interface FakeTeamOptions {
  /** Called around each call with the operation's name: to count, to wait, to throw. */
  readonly onCall?: (op: string, team: BenchTeam) => Promise<void> | void
  /** Changes the output of each call: what a wrong kernel would do. */
  readonly spoil?: (data: Float64Array | Float32Array) => void
}

type Numbers = Float64Array | Float32Array

/** A team whose kernels are the plainest loops there are, on this thread. */
export function fakeTeam(threads = 1, variant = 'fma', { onCall, spoil = () => {} }: FakeTeamOptions = {}): FakeTeam {
  let live = 0
  let closed = false
  const matrix = (rows: number, cols: number, dtype: DType = 'f64'): Operand => {
    live++
    const data = dtype === 'f64' ? new Float64Array(rows * cols) : new Float32Array(rows * cols)
    return { rows, cols, data, dispose: () => void live-- }
  }
  const blas: Record<string, (...operands: never[]) => Promise<unknown>> = {}
  const kernel = (name: string, run: (...operands: never[]) => unknown) => {
    for (const letter of 'ds') {
      blas[letter + name] = async (...operands) => {
        await onCall?.(letter + name, team)
        return run(...operands)
      }
    }
  }
  kernel('dot', (n: number, x: Operand, _x: number, y: Operand) => {
    const out = Float64Array.of(0)
    for (let i = 0; i < n; i++) out[0] += x.data[i] * y.data[i]
    spoil(out)
    return out[0]
  })
  kernel('axpy', (n: number, alpha: number, x: Operand, _x: number, y: Operand) => {
    const [xs, ys] = [x.data, y.data]
    for (let i = 0; i < n; i++) ys[i] += alpha * xs[i]
    spoil(ys)
  })
  kernel('ger', (m: number, n: number, alpha: number, x: Operand, _x: number, y: Operand, _y: number, a: Operand) => {
    const [xs, ys, entries] = [x.data, y.data, a.data]
    for (let j = 0; j < n; j++) for (let i = 0; i < m; i++) entries[i + j * m] += alpha * xs[i] * ys[j]
    spoil(entries)
  })
  const gemm = (m: number, n: number, k: number, a: Numbers, b: Numbers, c: Numbers) => {
    for (let i = 0; i < m; i++)
      for (let j = 0; j < n; j++) {
        let sum = 0
        for (let l = 0; l < k; l++) sum += a[i + l * m] * b[l + j * k]
        c[i + j * m] = sum
      }
    spoil(c)
  }
  kernel(
    'gemv',
    (
      _t: string,
      m: number,
      n: number,
      _alpha: number,
      a: Operand,
      _lda: number,
      x: Operand,
      _x: number,
      _beta: number,
      y: Operand
    ) => gemm(m, 1, n, a.data, x.data, y.data)
  )
  kernel(
    'gemm',
    (
      _a: string,
      _b: string,
      m: number,
      n: number,
      k: number,
      _alpha: number,
      a: Operand,
      _lda: number,
      b: Operand,
      _ldb: number,
      _beta: number,
      c: Operand
    ) => gemm(m, n, k, a.data, b.data, c.data)
  )
  const team: FakeTeam = {
    threads,
    variant,
    matrix,
    vector: (n, dtype) => matrix(n, 1, dtype),
    blas,
    nothing: async () => onCall?.('forkjoin', team),
    async svd(a: Operand, { vectors }: { vectors: 'thin' | 'none' }) {
      await onCall?.('svd', team)
      const factors = jacobi(a, (rows, cols) => matrix(rows, cols, a.data instanceof Float64Array ? 'f64' : 'f32'))
      spoil(vectors === 'none' ? factors.s : factors.u.data)
      if (vectors === 'none') for (const factor of [factors.u, factors.vt]) factor.dispose()
      return factors
    },
    async close() {
      closed = true
    },
    live: () => live,
    closed: () => closed
  }
  return team
}

/** One-sided Jacobi (Hestenes), m ≥ n: columns of A·V are turned until they are orthogonal. */
function jacobi(a: Operand, matrix: (rows: number, cols: number) => Operand) {
  const { rows: m, cols: n } = a
  const w = Float64Array.from(a.data)
  const v = new Float64Array(n * n)
  for (let i = 0; i < n; i++) v[i * (n + 1)] = 1
  const turn = (x: Float64Array, rows: number, p: number, q: number, c: number, s: number) => {
    for (let i = 0; i < rows; i++) {
      const [xp, xq] = [x[i + p * rows], x[i + q * rows]]
      x[i + p * rows] = c * xp - s * xq
      x[i + q * rows] = s * xp + c * xq
    }
  }
  const product = (p: number, q: number) => {
    let sum = 0
    for (let i = 0; i < m; i++) sum += w[i + p * m] * w[i + q * m]
    return sum
  }
  for (let sweep = 0; sweep < 12; sweep++)
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        const [alpha, beta, gamma] = [product(p, p), product(q, q), product(p, q)]
        if (Math.abs(gamma) <= 1e-16 * Math.sqrt(alpha * beta)) continue
        const zeta = (beta - alpha) / (2 * gamma)
        const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta))
        const c = 1 / Math.hypot(1, t)
        turn(w, m, p, q, c, c * t)
        turn(v, n, p, q, c, c * t)
      }
  const norms = Float64Array.from({ length: n }, (_, j) => Math.sqrt(product(j, j)))
  const order = [...norms.keys()].sort((i, j) => norms[j] - norms[i])
  const [u, vt] = [matrix(m, n), matrix(n, n)]
  order.forEach((from, j) => {
    for (let i = 0; i < m; i++) u.data[i + j * m] = w[i + from * m] / norms[from]
    for (let i = 0; i < n; i++) vt.data[j + i * n] = v[i + from * n]
  })
  return { u, s: Float64Array.from(order, (j) => norms[j]), vt }
}
