import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bidiagonal, families } from '../../support/bidiagonal.ts'
import { kernelTeam } from '../../support/kernel-team.ts'
import { runBdsdc } from './run-bdsdc.ts'

for (const precision of ['d', 's'] as const)
  test(`${precision}bdsdc, every family at sizes around the leaves and merges`, async () => {
    await using team = await kernelTeam({ threads: 2 })
    for (const family of families)
      for (const n of [0, 1, 2, 3, 5, 16, 25, 26, 32, 33, 40, 64, 65, 100]) {
        const { info, ratio, workIsEnough } = await runBdsdc(team, bidiagonal(family, n, precision), precision)
        assert.equal(info, 0)
        assert.ok(workIsEnough)
        assert.ok(ratio < 10, `${family} n ${n}: ${ratio}`)
      }
  })
