import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ArgumentError, createTeam } from '../../src/index.ts'

for (const threads of [0, -1, 1.5, 65, Number.NaN])
  test(`threads: ${threads}`, async () => {
    await assert.rejects(
      createTeam({ threads }),
      (error) => error instanceof ArgumentError && /threads/.test(error.message)
    )
  })
