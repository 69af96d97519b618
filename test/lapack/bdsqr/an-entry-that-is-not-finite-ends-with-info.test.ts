import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bidiagonal } from '../../support/bidiagonal.ts'
import { kernelTeam } from '../../support/kernel-team.ts'
import { runBdsqr } from './run-bdsqr.ts'

test('NaN and infinities, in d and in e', async () => {
  await using team = await kernelTeam({ threads: 2 })
  for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
    for (const where of ['d', 'e'] as const) {
      const b = bidiagonal('random', 40)
      b[where][7] = bad
      assert.equal((await runBdsqr(team, b, 'd', false)).info, 40)
    }
  assert.equal((await runBdsqr(team, bidiagonal('random', 40))).info, 0)
})
