import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bidiagonal, families, valuesByBisection } from '../../support/bidiagonal.ts'
import { kernelTeam } from '../../support/kernel-team.ts'
import { runBdsqr } from './run-bdsqr.ts'

for (const [precision, eps, least] of [['d', 2 ** -52, 1e-290] as const, ['s', 2 ** -23, 2e-38] as const])
  test(`${precision}bdsqr, values only, against bisection`, async () => {
    await using team = await kernelTeam()
    for (const family of families)
      for (const n of [1, 2, 3, 16, 33, 65]) {
        const b = bidiagonal(family, n, precision)
        const { info, s } = await runBdsqr(team, b, precision, false)
        const exact = valuesByBisection(b)
        assert.equal(info, 0)
        for (let i = 0; i < n; i++) {
          if (exact[i] < least) continue
          const error = Math.abs(s[i] - exact[i]) / exact[i] / eps
          assert.ok(error < 20 + 3 * n, `${family} n ${n}, value ${i}: ${s[i]} for ${exact[i]}, ${error} units`)
        }
      }
  })
