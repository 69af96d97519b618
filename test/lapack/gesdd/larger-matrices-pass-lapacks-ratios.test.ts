import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachVariant, kernelTeam } from '../../support/kernel-team.ts'
import { fillFamily } from '../../support/svd-matrices.ts'
import { runGesdd, THIN } from './run-gesdd.ts'

for (const variant of eachVariant()) {
  for (const threads of [1, 2, 3]) {
    test(`512 × 256 and 256 × 512 pass LAPACK's ratios, ${variant}, ${threads} threads`, async () => {
      await using team = await kernelTeam({ threads, variant })
      for (const [type, m, n] of [
        ['d', 512, 256],
        ['s', 256, 512]
      ] as const) {
        const { info, ratio } = await runGesdd(team, type, THIN, m, n, (a) => fillFamily('random', type, m, n, a))
        assert.equal(info, 0)
        assert.ok(ratio < 10, `${type}, ${m} × ${n}: ratio ${ratio}`)
      }
    })
  }
}
