import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kernelTeam } from '../../support/kernel-team.ts'

const sizes = [1, 7, 48, 100, 192, 193, 256, 257, 2040, 5000]

test('gemmWork grows with m, n, k and the team, and is far from the operands in size', async () => {
  await using team = await kernelTeam()
  for (const kernel of ['dgemmWork', 'sgemmWork'])
    for (const other of [1, 100, 3000])
      for (const threads of [1, 2, 7, 64])
        for (const position of [0, 1, 2]) {
          let last = 0
          for (const size of sizes) {
            const shape = [other, other, other]
            shape[position] = size
            const bytes = await team.call(kernel, ...shape, threads)
            assert.ok(
              bytes >= last && bytes % 64 === 0,
              `${kernel} ${shape}, ${threads} threads: ${bytes} after ${last}`
            )
            assert.ok(bytes <= 2 ** 25 + threads * 2 ** 21, `${kernel} ${shape}, ${threads} threads: ${bytes}`)
            last = bytes
          }
        }
})
