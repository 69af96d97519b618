import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bidiagonal, families } from '../../support/bidiagonal.ts'
import { kernelTeam } from '../../support/kernel-team.ts'
import { runBdsqr } from '../bdsqr/run-bdsqr.ts'
import { runBdsdc } from './run-bdsdc.ts'

test('to a few roundings of the largest', async () => {
  await using team = await kernelTeam()
  for (const family of families)
    for (const n of [33, 100, 231]) {
      const b = bidiagonal(family, n)
      const merged = (await runBdsdc(team, b, 'd', false)).s
      const iterated = (await runBdsqr(team, b, 'd', false)).s
      for (let i = 0; i < n; i++)
        assert.ok(Math.abs(merged[i] - iterated[i]) <= 2e-14 * iterated[0], `${family} n ${n}, value ${i}`)
    }
})
