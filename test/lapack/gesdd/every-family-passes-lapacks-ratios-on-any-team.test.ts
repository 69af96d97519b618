import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachVariant, kernelTeam } from '../../support/kernel-team.ts'
import { FAMILIES, fillFamily } from '../../support/svd-matrices.ts'
import { FULL, runGesdd, THIN } from './run-gesdd.ts'

/** Both sides of 11/6, both orders, and a square. */
const SHAPES = [
  [109, 60],
  [110, 60],
  [60, 110],
  [64, 70],
  [75, 75]
]

for (const variant of eachVariant()) {
  for (const threads of [1, 2, 3]) {
    test(`every family passes LAPACK's ratios, ${variant}, ${threads} threads`, async () => {
      await using team = await kernelTeam({ threads, variant })
      for (const type of ['d', 's'] as const) {
        for (const [m, n] of SHAPES) {
          for (const family of FAMILIES) {
            for (const job of family === 'random' ? [THIN, FULL] : [THIN]) {
              const { info, ratio } = await runGesdd(team, type, job, m, n, (a) => fillFamily(family, type, m, n, a))
              assert.equal(info, 0)
              assert.ok(ratio < 10, `${type}, ${m} × ${n}, ${family}, job ${job}: ratio ${ratio}`)
            }
          }
        }
      }
    })
  }
}
