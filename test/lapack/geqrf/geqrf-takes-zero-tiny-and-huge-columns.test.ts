import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seeded } from '../../support/kernel-team.ts'
import { applyNaively, assertRatio, dense, distance, everyKernels, norm1 } from '../reflectors.ts'

const [m, n] = [520, 40]

test('zero columns give tau = 0; graded columns from tiny to huge keep the ratio', async () => {
  for await (const kernels of everyKernels()) {
    const extreme = kernels.letter === 'd' ? 300 : 34
    const random = seeded(1)
    const scales = [1, 10 ** -extreme, 10 ** (extreme - 4), 10 ** (-extreme - 4)]
    for (const scale of scales) {
      const zeros = new Set([0, 3, 4, n - 1])
      const { a, tau, before } = await kernels.factored(m, n, mapped(random, scale, zeros))
      const after = a.read()
      const r = dense(m, n, (i, j) => (i > j ? 0 : after.data[j * m + i] / scale))
      const scaled = dense(m, n, (i, j) => before.data[j * m + i] / scale)
      const product = applyNaively(after, tau.read().data, n, r, false)
      const what = `${kernels.letter}, ${kernels.team.threads} threads, scale ${scale}`
      for (const j of zeros) assert.equal(tau.read().data[j], 0, `${what}: tau of zero column ${j}`)
      // Denormal elements carry an absolute error.
      const grain = (kernels.letter === 'd' ? 5e-324 : 1.4e-45) / scale
      assertRatio(distance(product, scaled), (norm1(scaled) * kernels.eps + grain) * m, what)
    }
  }
})

test('a NaN comes out as NaN, and nothing hangs', async () => {
  for await (const kernels of everyKernels([2])) {
    let count = 0
    const { a } = await kernels.factored(m, n, () => (count++ === 5 ? Number.NaN : 1 / count))
    assert.ok(a.read().data.some(Number.isNaN))
  }
})

/** Random elements in the order that a matrix is filled: column by column, m rows each. */
function mapped(random: () => number, scale: number, zeros: Set<number>): () => number {
  let index = 0
  return () => (zeros.has(Math.floor(index++ / m)) ? 0 : random() * scale)
}
