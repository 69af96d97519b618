import { test } from 'node:test'
import { seeded } from '../../support/kernel-team.ts'
import { applyNaively, assertRatio, dense, distance, everyKernels, norm1, transpose } from '../reflectors.ts'

test('vect = 0: Q·C and Qᵀ·C, reflectors in columns from the diagonal', async () => {
  const random = seeded(19)
  for await (const kernels of everyKernels())
    for (const [m, n, k] of [
      [1, 1, 1],
      [20, 20, 20],
      [100, 30, 90]
    ])
      for (const trans of [0, 1]) {
        const { a, tau } = await kernels.factored(m, k, random)
        const c = kernels.matrix(m, n, random)
        const before = c.read()
        await kernels.run(
          'ormbr',
          [0, m, n, k, kernels.team.threads],
          [0, trans, m, n, k, a.address, a.ld, tau.address, c.address, c.ld]
        )
        const expected = applyNaively(a.read(), tau.read().data, k, before, Boolean(trans))
        assertRatio(
          distance(c.read(), expected),
          m * kernels.eps * norm1(before),
          `${kernels.letter} ${m} × ${n}, k ${k}, trans ${trans}`
        )
      }
})

test('vect = 1: C·P and C·Pᵀ, reflectors in rows from beside the diagonal; column 0 of C stays', async () => {
  const random = seeded(23)
  for await (const kernels of everyKernels())
    for (const [m, n] of [
      [1, 1],
      [3, 2],
      [20, 20],
      [100, 100],
      [9, 170],
      [300, 12]
    ])
      for (const trans of [0, 1]) {
        const order = n - 1
        const { a, tau } = await kernels.factored(order, order, random)
        const reflectors = a.read()
        // What gebrd keeps on and below the diagonal must not be read.
        const rows = kernels.matrix(
          n + 2,
          n,
          (i, j) => (i < order && j > i + 1 ? reflectors.data[i * order + j - 1] : Number.NaN),
          3
        )
        const c = kernels.matrix(m, n, random, 1)
        const before = c.read()
        await kernels.run(
          'ormbr',
          [1, m, n, n + 2, kernels.team.threads],
          [1, trans, m, n, n + 2, rows.address, rows.ld, tau.address, c.address, c.ld]
        )
        const turned = dense(order, m, (i, j) => before.data[(i + 1) * m + j])
        const applied = transpose(applyNaively(reflectors, tau.read().data, order, turned, !trans))
        const expected = dense(m, n, (i, j) => (j === 0 ? before.data[i] : applied.data[(j - 1) * m + i]))
        assertRatio(
          distance(c.read(), expected),
          n * kernels.eps * norm1(before),
          `${kernels.letter} ${m} × ${n}, trans ${trans}`
        )
      }
})
