import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bidiagonal, families } from '../../support/bidiagonal.ts'
import { eachVariant, kernelTeam } from '../../support/kernel-team.ts'
import { runBdsdc } from './run-bdsdc.ts'

for (const variant of eachVariant())
  for (const threads of variant === 'fma' ? [1, 2, 3, 5] : [3])
    test(`${variant}, ${threads} threads`, async () => {
      await using team = await kernelTeam({ threads, variant })
      for (const precision of ['d', 's'] as const) {
        for (const [i, family] of families.entries()) {
          // A third of the families each: another team has another third.
          if ((i + threads) % 3 !== 0) continue
          const n = [7, 38, 71, 110][i % 4] + i
          const { info, ratio, workIsEnough } = await runBdsdc(team, bidiagonal(family, n, precision), precision)
          assert.equal(info, 0)
          assert.ok(workIsEnough)
          assert.ok(ratio < 10, `${precision} ${family} n ${n}: ${ratio}`)
        }
        const { ratio } = await runBdsdc(team, bidiagonal('gaussian', 230, precision), precision)
        assert.ok(ratio < 10, `${precision}, the team's merges: ${ratio}`)
      }
    })
