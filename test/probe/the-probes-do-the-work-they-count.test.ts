import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachVariant, kernelTeam } from '../support/kernel-team.ts'

for (const variant of eachVariant()) {
  test(`${variant}: triad is b + s·c, on every element`, async () => {
    await using team = await kernelTeam({ threads: 2, variant })
    for (const [name, bytes] of [['dtriad', 8] as const, ['striad', 4] as const]) {
      const view = (bytes === 8 ? team.f64 : team.f32).bind(team)
      const [b, c, a] = [1, 2, 3].map(() => team.alloc(bytes * 1003))
      view(b, 1003).set(Array.from({ length: 1003 }, (_, k) => k))
      view(c, 1003).fill(2)
      await team.call(name, 1003, 0.5, b, c, a)
      assert.ok(view(a, 1003).every((value, k) => value === k + 1))
    }
  })

  test(`${variant}: every chain of the peak probe runs, f64 and f32`, async () => {
    await using team = await kernelTeam({ variant })
    const chains = 12 * (variant === 'wide' ? 2 : 1)
    for (const [letter, lanes] of [['d', 2] as const, ['s', 4] as const]) {
      const iterations = 1000
      assert.equal(await team.call(`${letter}peakFlops`, iterations), 2 * chains * lanes * iterations)
      const small = 1 / (iterations + 1)
      // Fused: every lane counts up by small³; otherwise x := x·small + small² settles at small²/(1 − small).
      const lane = variant === 'simd' ? small ** 2 / (1 - small) : iterations * small ** 3
      const got = await team.call(`${letter}peak`, iterations)
      assert.ok(Math.abs(got / (lane * chains * lanes) - 1) < 1e-3, `${got}`)
    }
  })
}
