import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachVariant, kernelTeam, seeded } from '../../support/kernel-team.ts'

const sizes = [0, 1, 2, 7, 16, 17, 130, 1001, 20003]
const strides = [1, 2, -1, -3]
const LENGTH = 61000

/** Index of element k of a strided vector of n: BLAS starts at the far end when the stride is negative. */
const place = (k: number, n: number, inc: number) => (inc > 0 ? k * inc : (k + 1 - n) * inc)

for (const variant of eachVariant())
  for (const threads of [1, 3])
    test(`${variant}, ${threads} threads: sizes × strides × misalignments, f64 and f32`, async () => {
      await using team = await kernelTeam({ threads, variant })
      const random = seeded(3)
      for (const [name, bytes, eps] of [['daxpy', 8, 2 ** -52] as const, ['saxpy', 4, 2 ** -23] as const]) {
        const view = (bytes === 8 ? team.f64 : team.f32).bind(team)
        const [px, py] = [team.alloc(bytes * LENGTH) + bytes, team.alloc(bytes * LENGTH)]
        const [x, y] = [view(px, LENGTH - 1), view(py, LENGTH)]
        for (const n of sizes)
          for (const [i, incx] of strides.entries()) {
            const incy = strides[(i + n) % strides.length]
            x.set(x.map(() => random()))
            y.fill(0.5)
            await team.call(name, n, -0.75, px, incx, py, incy)
            const touched = new Set<number>()
            for (let k = 0; k < n; k++) {
              const at = place(k, n, incy)
              touched.add(at)
              const want = 0.5 - 0.75 * x[place(k, n, incx)]
              assert.ok(Math.abs(y[at] - want) <= 2 * eps, `${name} n ${n} strides ${incx} ${incy} at ${k}`)
            }
            assert.ok(
              y.every((value, k) => touched.has(k) || value === 0.5),
              `${name} n ${n} wrote elsewhere`
            )
          }
      }
    })
