/** Runs gebrd on a team, multiplies its factors again by the definition, and gives ‖A − Q·B·Pᵀ‖ / (‖A‖·m·eps). */
import assert from 'node:assert/strict'
import type { KernelTeam } from '../../support/kernel-team.ts'
import { EPS, norm1 } from '../../support/svd-ratios.ts'

const PADDING = 7

export interface Bidiagonal {
  readonly ratio: number
  readonly d: number[]
  readonly e: number[]
}

export async function runGebrd(
  team: KernelTeam,
  type: 'd' | 's',
  m: number,
  n: number,
  fill: (a: Float64Array | Float32Array) => void
): Promise<Bidiagonal> {
  const bytes = type === 'd' ? 8 : 4
  const view = (address: number, length: number) =>
    type === 'd' ? team.f64(address, length) : team.f32(address, length)
  const lda = m + (m % 3)
  const workBytes = await team.call(`${type}gebrdWork`, m, n, team.threads)
  const addresses = [lda * n, n, n, n, n, workBytes / bytes].map((length) => team.alloc(length * bytes))
  const [a, d, e, tauq, taup, work] = addresses
  view(work, workBytes / bytes).fill(NaN)
  const original = view(a, m * n)
  fill(original)
  const before = Float64Array.from(original)
  const stored = view(a, lda * n).fill(PADDING)
  for (let j = 0; j < n; j++) for (let i = 0; i < m; i++) stored[i + j * lda] = before[i + j * m]
  await team.call(`${type}gebrd`, m, n, a, lda, d, e, tauq, taup, work)

  const [diagonal, above, left, right] = [d, e, tauq, taup].map((address) => Array.from(view(address, n)))
  const product = multiplyBack(m, n, stored, lda, diagonal, above, left, right)
  for (let j = 0; j < n; j++) for (let i = m; i < lda; i++) assert.equal(stored[i + j * lda], PADDING)
  const norm = norm1(before, m, n)
  const ratio =
    norm1(
      product.map((x, i) => x - before[i]),
      m,
      n
    ) /
    ((norm || 1) * m * EPS[type])
  for (const address of addresses) team.free(address)
  return { ratio, d: diagonal, e: above.slice(0, n - 1) }
}

/** Q·B·Pᵀ with Q = H(0)·H(1)…, P = G(0)·G(1)…, B as A holds it too. */
function multiplyBack(
  m: number,
  n: number,
  a: ArrayLike<number>,
  lda: number,
  d: number[],
  e: number[],
  tauq: number[],
  taup: number[]
): Float64Array {
  const x = new Float64Array(m * n)
  for (let j = 0; j < n; j++) {
    assert.equal(a[j + j * lda], d[j])
    x[j + j * m] = d[j]
    if (j === 0) continue
    assert.equal(a[j - 1 + j * lda], e[j - 1])
    x[j - 1 + j * m] = e[j - 1]
  }
  assert.equal(taup[n - 1], 0)
  for (let k = n - 1; k >= 0; k--) {
    for (let j = 0; j < n; j++) {
      const v = (i: number) => (i === k ? 1 : a[i + k * lda])
      let total = 0
      for (let i = k; i < m; i++) total += v(i) * x[i + j * m]
      for (let i = k; i < m; i++) x[i + j * m] -= tauq[k] * total * v(i)
    }
    for (let i = 0; i < m; i++) {
      const u = (j: number) => (j === k + 1 ? 1 : a[k + j * lda])
      let total = 0
      for (let j = k + 1; j < n; j++) total += u(j) * x[i + j * m]
      for (let j = k + 1; j < n; j++) x[i + j * m] -= taup[k] * total * u(j)
    }
  }
  return x
}
