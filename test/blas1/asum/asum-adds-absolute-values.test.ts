import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachVariant, kernelTeam, seeded } from '../../support/kernel-team.ts'

for (const variant of eachVariant())
  for (const threads of [1, 3])
    test(`${variant}, ${threads} threads: sizes × strides, f64 and f32`, async () => {
      await using team = await kernelTeam({ threads, variant })
      const random = seeded(13)
      for (const [name, bytes, eps] of [['dasum', 8, 2 ** -52] as const, ['sasum', 4, 2 ** -23] as const]) {
        const p = team.alloc(bytes * 3100)
        const x = (bytes === 8 ? team.f64 : team.f32).bind(team)(p, 3100)
        x.set(x.map(() => random()))
        for (const n of [0, 1, 7, 16, 33, 1001])
          for (const incx of [1, 3, -1]) {
            let want = 0
            if (incx > 0) for (let k = 0; k < n; k++) want += Math.abs(x[k * incx])
            const got = await team.call(name, n, p, incx)
            assert.ok(Math.abs(got - want) <= n * eps * want, `${name} n ${n} stride ${incx}: ${got} for ${want}`)
          }
      }
    })
