import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachVariant, kernelTeam, seeded } from '../../support/kernel-team.ts'

const shapes = [
  [0, 3],
  [3, 0],
  [1, 1],
  [1, 300],
  [300, 1],
  [5, 7],
  [16, 16],
  [33, 18],
  [500, 7],
  [99, 130],
  [8200, 5]
]
const strides = [
  [1, 1],
  [2, 1],
  [1, -3],
  [-2, 3]
]
const LENGTH = 24700
const place = (k: number, n: number, inc: number) => (inc > 0 ? k * inc : (k + 1 - n) * inc)

for (const variant of eachVariant())
  for (const threads of [1, 2, 3])
    test(`${variant}, ${threads} threads: shapes × strides, f64 and f32; the gap below a column stays`, async () => {
      await using team = await kernelTeam({ threads, variant })
      const random = seeded(29)
      for (const [name, bytes, eps] of [['dger', 8, 2 ** -52] as const, ['sger', 4, 2 ** -23] as const]) {
        const view = (bytes === 8 ? team.f64 : team.f32).bind(team)
        const [pa, px, py] = [41100, LENGTH, LENGTH].map((length) => team.alloc(bytes * (length + 1)) + bytes)
        const [a, x, y] = [view(pa, 41100), view(px, LENGTH), view(py, LENGTH)]
        x.set(x.map(() => random()))
        y.set(y.map(() => random()))
        for (const [shape, [m, n]] of shapes.entries()) {
          const [incx, incy] = strides[shape % strides.length]
          const lda = m + 2
          const want = a.map(() => random())
          a.set(want)
          for (let j = 0; j < n; j++)
            for (let i = 0; i < m; i++) want[i + j * lda] += 0.75 * x[place(i, m, incx)] * y[place(j, n, incy)]
          await team.call(name, m, n, 0.75, px, incx, py, incy, pa, lda)
          const wrong = a.findIndex((value, k) => !(Math.abs(value - want[k]) <= 4 * eps))
          assert.equal(wrong, -1, `${name} ${m}×${n} strides ${incx} ${incy}`)
        }
      }
    })
