import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bidiagonal } from '../../support/bidiagonal.ts'
import { kernelTeam } from '../../support/kernel-team.ts'
import { runBdsdc } from './run-bdsdc.ts'

test('NaN and infinities, in d and in e', async () => {
  await using team = await kernelTeam({ threads: 2 })
  for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
    for (const where of ['d', 'e'] as const) {
      const b = bidiagonal('random', 120)
      b[where][70] = bad
      assert.equal((await runBdsdc(team, b, 'd', false)).info, 120)
    }
  assert.equal((await runBdsdc(team, bidiagonal('random', 120))).info, 0)
})
