import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kernelTeam } from '../../support/kernel-team.ts'

test('Infinity gives Infinity, NaN gives NaN, at any place and beside any scale', async () => {
  await using team = await kernelTeam({ threads: 2 })
  for (const [name, bytes, scales] of [
    ['dnrm2', 8, [0, 1e-300, 1, 1e300]] as const,
    ['snrm2', 4, [0, 1, 1e30]] as const
  ]) {
    const p = team.alloc(bytes * 50)
    const x = (bytes === 8 ? team.f64 : team.f32).bind(team)(p, 50)
    for (const scale of scales)
      for (const where of [0, 17, 49]) {
        x.fill(scale)[where] = -Infinity
        assert.equal(await team.call(name, 50, p, 1), Infinity)
        x[where] = NaN
        assert.ok(Number.isNaN(await team.call(name, 50, p, 1)), `${name} scale ${scale} at ${where}`)
      }
  }
})
