import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachVariant, kernelTeam, seeded } from '../../support/kernel-team.ts'

for (const variant of eachVariant())
  for (const threads of [1, 3]) {
    test(`${variant}, ${threads} threads: sizes × strides with many ties`, async () => {
      await using team = await kernelTeam({ threads, variant })
      const random = seeded(17)
      for (const [name, bytes] of [['idamax', 8] as const, ['isamax', 4] as const]) {
        const p = team.alloc(bytes * 3100)
        const x = (bytes === 8 ? team.f64 : team.f32).bind(team)(p, 3100)
        for (const n of [1, 2, 7, 16, 33, 1001])
          for (const incx of [1, 3]) {
            x.set(x.map(() => Math.round(random() * 4)))
            let want = 0
            for (let k = 1; k < n; k++) if (Math.abs(x[k * incx]) > Math.abs(x[want * incx])) want = k
            assert.equal(await team.call(name, n, p, incx), want, `${name} n ${n} stride ${incx}`)
          }
      }
    })

    test(`${variant}, ${threads} threads: NaN are passed over, nothing to look at is −1`, async () => {
      await using team = await kernelTeam({ threads, variant })
      const p = team.alloc(800)
      const x = team.f64(p, 100).fill(NaN)
      assert.equal(await team.call('idamax', 100, p, 1), 0)
      x[61] = 0
      assert.equal(await team.call('idamax', 100, p, 1), 61)
      x[77] = -Infinity
      assert.equal(await team.call('idamax', 100, p, 1), 77)
      assert.equal(await team.call('idamax', 0, p, 1), -1)
      assert.equal(await team.call('idamax', 10, p, -1), -1)
    })
  }
