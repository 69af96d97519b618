/** A rank that runs ahead, or reads a packed block that is being written, would show as a changed bit. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachVariant, kernelTeam, seeded } from '../../support/kernel-team.ts'

// The rows are shared, and there are three blocks along k: both shared blocks are used, one of them twice.
const [m, n, k] = [32, 20, 520]
const available = eachVariant()

for (const [threads, calls, wish] of [
  [2, 5000, 'wide'],
  [3, 3000, 'fma'],
  [5, 2000, 'wide']
] as const)
  test(`${threads} threads, ${calls} calls`, async () => {
    const variant = available.includes(wish) ? wish : 'simd'
    await using team = await kernelTeam({ threads, variant })
    const random = seeded(3)
    const [a, b, c] = [m * k, k * n, m * n].map((length) => {
      const address = team.alloc(8 * length)
      team.f64(address, length).set(Array.from({ length }, random))
      return address
    })
    const work = team.alloc(await team.call('dgemmWork', m, n, k, threads))
    const result = team.f64(c, m * n)
    let first: Float64Array | undefined
    for (let call = 0; call < calls; call++) {
      // Every other call has another shape, which one rank takes alone.
      const [rows, columns] = call % 2 ? [m, n] : [m - 4, 7]
      result.fill(Number.NaN)
      await team.call('dgemm', 0, 0, rows, columns, k, 1, a, m, b, k, 0, c, m, work)
      if (call % 2 === 0) continue
      first ??= result.slice()
      if (Buffer.compare(Buffer.from(first.buffer), Buffer.from(result.slice().buffer)))
        assert.fail(`call ${call} differs`)
    }
    assert.ok(first?.every(Number.isFinite))
  })
