import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachVariant, kernelTeam, seeded } from '../../support/kernel-team.ts'

/** Scaled by the largest element: slow, and right at any size. */
function norm(x: number[]): number {
  const largest = Math.max(0, ...x.map(Math.abs))
  if (largest === 0) return 0
  return largest * Math.sqrt(x.reduce((sum, value) => sum + (value / largest) ** 2, 0))
}

for (const variant of eachVariant())
  for (const threads of [1, 2, 3]) {
    test(`${variant}, ${threads} threads: every scale a number can have`, async () => {
      await using team = await kernelTeam({ threads, variant })
      const random = seeded(11)
      for (const [name, bytes, eps, scales] of [
        ['dnrm2', 8, 2 ** -52, [1, 1e-150, 1e-170, 1e-300, 1e150, 1e300, 5e-324]] as const,
        ['snrm2', 4, 2 ** -23, [1, 1e-20, 1e-38, 1e-44, 1e20, 1e36]] as const
      ]) {
        const view = (bytes === 8 ? team.f64 : team.f32).bind(team)
        const p = team.alloc(bytes * 3100)
        for (const n of [0, 1, 2, 15, 17, 100, 1001])
          for (const incx of [1, 3, -2])
            for (const scale of scales) {
              const x = view(p, 3100)
              const used = Math.abs(incx)
              x.set(x.map((_, k) => (k % used === 0 ? random() * scale : Infinity)))
              const want = norm(Array.from({ length: n }, (_, k) => x[k * used]))
              const got = await team.call(name, n, p, incx)
              const limit = (n + 4) * eps * want
              assert.ok(
                Math.abs(got - want) <= limit,
                `${name} n ${n} stride ${incx} scale ${scale}: ${got} for ${want}`
              )
            }
      }
    })

    test(`${variant}, ${threads} threads: tiny, medium and huge elements together`, async () => {
      await using team = await kernelTeam({ threads, variant })
      const p = team.alloc(800)
      const x = team.f64(p, 100)
      for (const values of [
        [1e-200, 1e200],
        [3e-200, 4e-200],
        [1e-170, 1e-150],
        [1e-160, 1, 1e160],
        [1e300, 1e300]
      ]) {
        x.fill(0)
        for (const [k, value] of values.entries()) x[(k * 37 + 5) % 100] = value
        const want = norm(values)
        assert.ok(Math.abs((await team.call('dnrm2', 100, p, 1)) - want) <= 4e-16 * want, `${values}`)
      }
    })
  }
