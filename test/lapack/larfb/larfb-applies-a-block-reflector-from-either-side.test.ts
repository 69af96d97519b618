import { test } from 'node:test'
import { seeded } from '../../support/kernel-team.ts'
import { applyNaively, assertRatio, distance, everyKernels, norm1, transpose } from '../reflectors.ts'

test('left and right, plain and transposed, reflectors in columns and in rows', async () => {
  const random = seeded(5)
  for await (const kernels of everyKernels())
    for (const [order, across, k] of [
      [1, 1, 1],
      [9, 4, 3],
      [40, 33, 17],
      [33, 290, 8]
    ]) {
      const { a, tau } = await kernels.factored(order, k, random)
      const reflectors = a.read()
      const stored = transpose(reflectors)
      const byRow = kernels.matrix(k, order, (i, j) => stored.data[j * k + i], 2)
      const t = kernels.matrix(k, k, () => Number.NaN, 1)
      await kernels.run('larft', [order, k], [0, order, k, a.address, a.ld, tau.address, t.address, t.ld])
      for (const right of [0, 1])
        for (const trans of [0, 1])
          for (const rows of [0, 1]) {
            const [m, n] = right ? [across, order] : [order, across]
            const v = rows ? byRow : a
            const c = kernels.matrix(m, n, random, 1)
            const before = c.read()
            await kernels.run(
              'larfb',
              [right, m, n, k, kernels.team.threads],
              [right, trans, rows, m, n, k, v.address, v.ld, t.address, t.ld, c.address, c.ld]
            )
            const turned = right ? transpose(before) : before
            const applied = applyNaively(reflectors, tau.read().data, k, turned, Boolean(trans) !== Boolean(right))
            const expected = right ? transpose(applied) : applied
            assertRatio(
              distance(c.read(), expected),
              order * kernels.eps * norm1(before),
              `${kernels.letter} ${m} × ${n}, k ${k}, right ${right}, trans ${trans}, by rows ${rows}`
            )
          }
    }
})
