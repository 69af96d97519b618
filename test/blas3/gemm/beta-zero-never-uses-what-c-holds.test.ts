import { test } from 'node:test'
import { checkGemm } from '../../support/gemm-case.ts'
import { eachVariant, kernelTeam } from '../../support/kernel-team.ts'

for (const variant of eachVariant())
  test(`${variant}: NaN and infinity in C do not come through`, async () => {
    await using team = await kernelTeam({ threads: 2, variant })
    for (const c of [Number.NaN, Number.POSITIVE_INFINITY])
      for (const precision of ['d', 's'] as const)
        for (const transA of [false, true])
          for (const [m, n, k] of [
            [1, 1, 1],
            [7, 5, 3],
            [16, 12, 8],
            [65, 33, 300],
            [100, 2, 9],
            [20, 20, 0]
          ])
            for (const alpha of [0, 1]) await checkGemm(team, { precision, transA, m, n, k, alpha, c })
  })
