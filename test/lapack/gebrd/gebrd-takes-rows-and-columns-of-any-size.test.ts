import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachVariant, kernelTeam } from '../../support/kernel-team.ts'
import { FAMILIES, fillFamily } from '../../support/svd-matrices.ts'
import { runGebrd } from './run-gebrd.ts'

for (const variant of eachVariant()) {
  test(`gebrd takes zero, small, large and graded rows and columns, ${variant}`, async () => {
    await using team = await kernelTeam({ threads: 2, variant })
    for (const type of ['d', 's'] as const) {
      // gesdd brings what is tiny or huge into range first.
      for (const family of FAMILIES.filter((name) => name !== 'tiny' && name !== 'huge')) {
        const { ratio } = await runGebrd(team, type, 120, 110, (a) => fillFamily(family, type, 120, 110, a))
        assert.ok(ratio < 10, `${type}, ${family}: ratio ${ratio}`)
      }
      for (const limit of type === 'd' ? [1e-138, 1e138] : [1e-12, 1e12]) {
        const { ratio } = await runGebrd(team, type, 120, 110, (a) => {
          fillFamily('holes', type, 120, 110, a)
          for (let i = 0; i < a.length; i++) a[i] *= limit
        })
        assert.ok(ratio < 10, `${type}, times ${limit}: ratio ${ratio}`)
      }
    }
  })
}
