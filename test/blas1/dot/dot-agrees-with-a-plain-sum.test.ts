import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachVariant, kernelTeam, seeded } from '../../support/kernel-team.ts'

const sizes = [0, 1, 2, 7, 15, 16, 17, 63, 130, 1001]
const strides = [1, 2, -1, -3]

for (const variant of eachVariant())
  for (const threads of [1, 2, 3, 5])
    test(`${variant}, ${threads} threads: sizes × strides × misalignments, f64 and f32`, async () => {
      await using team = await kernelTeam({ threads, variant })
      const random = seeded(7)
      for (const [name, bytes, eps] of [['ddot', 8, 2 ** -52] as const, ['sdot', 4, 2 ** -23] as const]) {
        const view = (bytes === 8 ? team.f64 : team.f32).bind(team)
        const x = team.alloc(bytes * 3200)
        const y = team.alloc(bytes * 3200)
        view(x, 3200).set(Array.from({ length: 3200 }, random))
        view(y, 3200).set(Array.from({ length: 3200 }, random))
        for (const n of sizes)
          for (const [i, incx] of strides.entries()) {
            const incy = strides[(i + n) % strides.length]
            const [px, py] = [x + bytes * (n % 3), y + bytes * (i % 2)]
            let sum = 0
            let scale = 0
            for (let k = 0; k < n; k++) {
              const a = view(px, 3100)[incx > 0 ? k * incx : (k + 1 - n) * incx]
              const b = view(py, 3100)[incy > 0 ? k * incy : (k + 1 - n) * incy]
              sum += a * b
              scale += Math.abs(a * b)
            }
            const got = await team.call(name, n, px, incx, py, incy)
            assert.ok(
              Math.abs(got - sum) <= n * eps * scale,
              `${name} n ${n} strides ${incx} ${incy}: ${got} for ${sum}`
            )
          }
      }
    })
