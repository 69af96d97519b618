import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bidiagonal, families } from '../../support/bidiagonal.ts'
import { kernelTeam } from '../../support/kernel-team.ts'
import { runBdsqr } from './run-bdsqr.ts'

test('for every matrix, and for every team', async () => {
  await using alone = await kernelTeam()
  await using three = await kernelTeam({ threads: 3 })
  for (const family of families) {
    const b = bidiagonal(family, 61)
    const { s } = await runBdsqr(alone, b, 'd', false)
    assert.deepEqual((await runBdsqr(alone, b)).s, s, family)
    assert.deepEqual((await runBdsqr(three, b)).s, s, family)
  }
})
