import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bidiagonal } from '../../support/bidiagonal.ts'
import { kernelTeam } from '../../support/kernel-team.ts'
import { runBdsdc } from './run-bdsdc.ts'

for (const threads of [1, 2, 3])
  test(`${threads} threads, run after run`, async () => {
    await using team = await kernelTeam({ threads })
    for (const family of ['gaussian', 'random', 'two clusters']) {
      const b = bidiagonal(family, 300)
      const first = await runBdsdc(team, b, 'd', false)
      for (let run = 0; run < 3; run++) assert.deepEqual(await runBdsdc(team, b, 'd', false), first, family)
    }
  })
