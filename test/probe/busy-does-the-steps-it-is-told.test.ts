import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kernelTeam } from '../support/kernel-team.ts'

for (const threads of [1, 2, 3, 5])
  test(`${threads} threads: all steps are done once, whatever part of them is serial`, async () => {
    await using team = await kernelTeam({ threads })
    for (const serial of [0, 1, 500, 1000]) assert.equal(await team.call('busy', serial, 1000), 1000)
    assert.equal(await team.call('busy', 0, 0), 0)
  })
