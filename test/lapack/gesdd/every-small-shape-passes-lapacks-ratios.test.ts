import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachVariant, kernelTeam } from '../../support/kernel-team.ts'
import { fillFamily } from '../../support/svd-matrices.ts'
import { FULL, runGesdd, THIN } from './run-gesdd.ts'

/** LAPACK's svd.in. */
const SIZES = [0, 1, 2, 3, 5, 10, 16, 30, 40]

for (const variant of eachVariant()) {
  test(`every small shape passes LAPACK's ratios, ${variant}`, async () => {
    await using team = await kernelTeam({ threads: 2, variant })
    for (const type of ['d', 's'] as const) {
      for (const m of SIZES) {
        for (const n of SIZES) {
          for (const job of [THIN, FULL]) {
            const { info, ratio } = await runGesdd(team, type, job, m, n, (a) => fillFamily('random', type, m, n, a))
            assert.equal(info, 0)
            assert.ok(ratio < 10, `${type}, ${m} × ${n}, job ${job}: ratio ${ratio}`)
          }
        }
      }
    }
  })
}
