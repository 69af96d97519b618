import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTeam } from '../../src/index.ts'

for (const threads of [1, 2])
  test(`a timer fires in the midst of calls that never wait, ${threads} threads`, async () => {
    await using team = await createTeam({ threads })
    const x = team.vector(100)
    for (let fires = 0; fires < 20; fires++) {
      let hasFired = false
      setTimeout(() => {
        hasFired = true
      }, 1)
      // Alone with this loop, the timer would wait for a region that happens to take long.
      let calls = 0
      while (!hasFired && calls < 1e6) {
        await team.blas.ddot(100, x, 1, x, 1)
        calls++
      }
      assert.ok(hasFired, `not after ${calls} calls`)
    }
  })
