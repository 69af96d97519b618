import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachVariant, kernelTeam, seeded } from '../../support/kernel-team.ts'

const LENGTH = 60100

for (const variant of eachVariant())
  for (const threads of [1, 3])
    test(`${variant}, ${threads} threads: sizes × strides, f64 and f32`, async () => {
      await using team = await kernelTeam({ threads, variant })
      const random = seeded(5)
      for (const [name, bytes] of [['dscal', 8] as const, ['sscal', 4] as const]) {
        const p = team.alloc(bytes * LENGTH)
        const x = (bytes === 8 ? team.f64 : team.f32).bind(team)(p, LENGTH)
        for (const n of [0, 1, 5, 16, 33, 1001, 20003])
          for (const incx of [1, 3, -1]) {
            const before = Array.from(x.map(() => random()))
            x.set(before)
            await team.call(name, n, 0.5, p, incx)
            const visited = (k: number) => incx > 0 && k % incx === 0 && k / incx < n
            const wrong = before.findIndex((value, k) => x[k] !== (visited(k) ? 0.5 : 1) * value)
            assert.equal(wrong, -1, `${name} n ${n} stride ${incx}`)
          }
      }
    })

test('alpha = 0 keeps NaN, as in the reference', async () => {
  await using team = await kernelTeam()
  const p = team.alloc(80)
  team.f64(p, 10).fill(1)[9] = NaN
  await team.call('dscal', 10, 0, p, 1)
  assert.deepEqual([...team.f64(p, 10)], [0, 0, 0, 0, 0, 0, 0, 0, 0, NaN])
})
