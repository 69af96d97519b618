import { test } from 'node:test'
import { checkGemm } from '../../support/gemm-case.ts'
import { eachVariant, kernelTeam, seeded } from '../../support/kernel-team.ts'

const sizes = [0, 1, 2, 3, 5, 7, 8, 9, 16, 17, 33, 64, 65, 100, 130]
const samples = 60

for (const variant of eachVariant())
  for (const threads of [1, 2, 3, 5])
    test(`${variant}, ${threads} threads: shapes, transposes, factors, leading dimensions, misalignments`, async () => {
      await using team = await kernelTeam({ threads, variant })
      const random = seeded(threads)
      const pick = <T>(from: readonly T[]): T => from[Math.floor(((random() + 1) / 2) * from.length)]
      for (let sample = 0; sample < samples; sample++) {
        const precision = pick(['d', 's'] as const)
        await checkGemm(team, {
          precision,
          transA: pick([false, true]),
          transB: pick([false, true]),
          m: pick(sizes),
          n: pick(sizes),
          k: pick(sizes),
          alpha: pick([0, 1, 1, -0.5]),
          beta: pick([0, 1, 2.5]),
          gaps: [pick([0, 3]), pick([0, 1]), pick([0, 5])],
          shifts: [pick([0, 8, precision === 'd' ? 24 : 4]), pick([0, 8]), pick([0, 8])],
          seed: sample
        })
      }
    })
