import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachVariant, kernelTeam, seeded } from '../../support/kernel-team.ts'

/** Among them: short y under long x, where ranks cut x; more rows than one block; more than one piece of a strided vector. */
const shapes = [
  [0, 3],
  [3, 0],
  [1, 1],
  [1, 700],
  [700, 1],
  [5, 7],
  [16, 16],
  [33, 18],
  [7, 500],
  [500, 7],
  [130, 99],
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
    test(`${variant}, ${threads} threads: shapes × strides × N and T, f64 and f32`, async () => {
      await using team = await kernelTeam({ threads, variant })
      const random = seeded(19)
      for (const [name, bytes, eps] of [['dgemv', 8, 2 ** -52] as const, ['sgemv', 4, 2 ** -23] as const]) {
        const view = (bytes === 8 ? team.f64 : team.f32).bind(team)
        const [pa, px, py] = [41100, LENGTH, LENGTH].map((length) => team.alloc(bytes * (length + 1)) + bytes)
        const [a, x, y] = [view(pa, 41100), view(px, LENGTH), view(py, LENGTH)]
        a.set(a.map(() => random()))
        x.set(x.map(() => random()))
        for (const [shape, [m, n]] of shapes.entries())
          for (const trans of [0, 1]) {
            const [incx, incy] = strides[(shape + trans) % strides.length]
            const lda = m + 1 + (shape % 3)
            const [tall, wide] = trans ? [n, m] : [m, n]
            const before = y.map(() => random())
            y.set(before)
            const want = before.slice()
            for (let i = 0; i < tall; i++) {
              let sum = 0
              for (let j = 0; j < wide; j++) sum += a[trans ? j + i * lda : i + j * lda] * x[place(j, wide, incx)]
              want[place(i, tall, incy)] = 0.75 * sum - 0.5 * before[place(i, tall, incy)]
            }
            await team.call(name, trans, m, n, 0.75, pa, lda, px, incx, -0.5, py, incy)
            const wrong = y.findIndex((value, k) => !(Math.abs(value - want[k]) <= (wide + 3) * eps))
            assert.equal(wrong, -1, `${name} ${'NT'[trans]} ${m}×${n} strides ${incx} ${incy}`)
          }
      }
    })
