import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kernelTeam } from '../../support/kernel-team.ts'
import { fillFamily } from '../../support/svd-matrices.ts'
import { runGebrd } from './run-gebrd.ts'

test('gebrd gives the same bits each time on three threads', async () => {
  await using team = await kernelTeam({ threads: 3 })
  const run = () => runGebrd(team, 'd', 180, 150, (a) => fillFamily('random', 'd', 180, 150, a))
  const first = await run()
  for (let i = 0; i < 4; i++) assert.deepEqual(await run(), first)
})
