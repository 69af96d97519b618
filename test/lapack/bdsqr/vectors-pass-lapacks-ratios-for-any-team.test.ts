import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bidiagonal, families } from '../../support/bidiagonal.ts'
import { eachVariant, kernelTeam } from '../../support/kernel-team.ts'
import { runBdsqr } from './run-bdsqr.ts'

for (const variant of eachVariant())
  for (const threads of variant === 'fma' ? [1, 2, 3, 5] : [3])
    test(`${variant}, ${threads} threads`, async () => {
      await using team = await kernelTeam({ threads, variant })
      // A third of the families each: another team has another third.
      for (const precision of ['d', 's'] as const)
        for (const [i, family] of families.entries())
          for (const n of (i + threads) % 3 === 0 ? [i % 4, 5 + (i % 13), 30 + i] : []) {
            const { info, ratio } = await runBdsqr(team, bidiagonal(family, n, precision), precision)
            assert.equal(info, 0)
            assert.ok(ratio < 10, `${precision} ${family} n ${n}: ${ratio}`)
          }
    })
