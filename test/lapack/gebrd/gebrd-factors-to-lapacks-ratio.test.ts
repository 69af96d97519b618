import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachVariant, kernelTeam } from '../../support/kernel-team.ts'
import { fillFamily } from '../../support/svd-matrices.ts'
import { runGebrd } from './run-gebrd.ts'

/** Around whole panels and whole vectors, and sizes that the team shares. */
const SHAPES = [
  [1, 1],
  [2, 1],
  [2, 2],
  [3, 2],
  [10, 3],
  [33, 33],
  [40, 32],
  [64, 33],
  [70, 7],
  [131, 130],
  [200, 129]
]

for (const variant of eachVariant()) {
  for (const threads of [1, 2, 3]) {
    test(`gebrd factors to LAPACK's ratio, ${variant}, ${threads} threads`, async () => {
      await using team = await kernelTeam({ threads, variant })
      for (const type of ['d', 's'] as const) {
        for (const [m, n] of SHAPES) {
          const { ratio } = await runGebrd(team, type, m, n, (a) => fillFamily('random', type, m, n, a))
          assert.ok(ratio < 10, `${type}, ${m} × ${n}: ratio ${ratio}`)
        }
      }
    })
  }
}
