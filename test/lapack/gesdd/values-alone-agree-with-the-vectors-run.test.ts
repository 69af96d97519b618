import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachVariant, kernelTeam } from '../../support/kernel-team.ts'
import { FAMILIES, fillFamily } from '../../support/svd-matrices.ts'
import { EPS } from '../../support/svd-ratios.ts'
import { runGesdd, THIN, VALUES } from './run-gesdd.ts'

const SHAPES = [
  [1, 1],
  [5, 3],
  [110, 60],
  [60, 110],
  [75, 70]
]

for (const variant of eachVariant()) {
  test(`values alone agree with the run that makes vectors, ${variant}`, async () => {
    await using team = await kernelTeam({ threads: 2, variant })
    for (const type of ['d', 's'] as const) {
      for (const [m, n] of SHAPES) {
        for (const family of FAMILIES) {
          const fill = (a: Float64Array | Float32Array) => fillFamily(family, type, m, n, a)
          const alone = await runGesdd(team, type, VALUES, m, n, fill)
          const { s } = await runGesdd(team, type, THIN, m, n, fill)
          const allowed = 10 * EPS[type] * Math.max(m, n) * s[0]
          assert.ok(
            alone.s.every((value, i) => Math.abs(value - s[i]) <= allowed),
            `${type}, ${m} × ${n}, ${family}`
          )
        }
      }
    }
  })
}
