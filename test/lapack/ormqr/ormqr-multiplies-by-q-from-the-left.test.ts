import { test } from 'node:test'
import { seeded } from '../../support/kernel-team.ts'
import { applyNaively, assertRatio, distance, everyKernels, norm1 } from '../reflectors.ts'

test('Q·C and Qᵀ·C for one block of reflectors and several, narrow C and wide', async () => {
  const random = seeded(13)
  for await (const kernels of everyKernels())
    for (const [m, n, k] of [
      [1, 1, 1],
      [5, 3, 0],
      [0, 3, 0],
      [5, 0, 2],
      [7, 1, 7],
      [30, 21, 12],
      [90, 300, 81],
      [210, 40, 170]
    ])
      for (const trans of [0, 1]) {
        const { a, tau } = await kernels.factored(m, k, random)
        const c = kernels.matrix(m, n, random, 1)
        const before = c.read()
        await kernels.run(
          'ormqr',
          [m, n, k, kernels.team.threads],
          [trans, m, n, k, a.address, a.ld, tau.address, c.address, c.ld]
        )
        const expected = applyNaively(a.read(), tau.read().data, k, before, Boolean(trans))
        assertRatio(
          distance(c.read(), expected),
          m * kernels.eps * norm1(before),
          `${kernels.letter}, ${kernels.team.threads} threads, C ${m} × ${n}, k ${k}, trans ${trans}`
        )
      }
})
