/** Shapes with more than one block along m, n or k, and ranks that share rows or columns. */
import { test } from 'node:test'
import { checkGemm } from '../../support/gemm-case.ts'
import { eachVariant, kernelTeam } from '../../support/kernel-team.ts'

const shapes = [
  { m: 11, n: 13, k: 1100 },
  { m: 450, n: 9, k: 300 },
  { m: 450, n: 70, k: 20 },
  { m: 9, n: 600, k: 261 },
  { m: 3, n: 2100, k: 3 },
  { m: 210, n: 2100, k: 2 },
  { m: 2000, n: 1, k: 40 },
  { m: 1, n: 2000, k: 40 }
]

for (const variant of eachVariant())
  for (const threads of [1, 2, 3])
    test(`${variant}, ${threads} threads`, async () => {
      await using team = await kernelTeam({ threads, variant })
      for (const [i, shape] of shapes.entries())
        for (const precision of ['d', 's'] as const)
          for (const transA of [false, true])
            await checkGemm(team, { precision, transA, transB: (i & 1) === 1, alpha: 2, beta: -1, ...shape })
    })
