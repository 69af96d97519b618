import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kernelTeam } from '../../support/kernel-team.ts'

const LENGTH = 60100
const place = (k: number, n: number, inc: number) => (inc > 0 ? k * inc : (k + 1 - n) * inc)

for (const threads of [1, 2, 3])
  test(`${threads} threads: sizes × strides, f64 and f32`, async () => {
    await using team = await kernelTeam({ threads })
    for (const [letter, bytes] of [['d', 8] as const, ['s', 4] as const]) {
      const view = (bytes === 8 ? team.f64 : team.f32).bind(team)
      const [px, py] = [team.alloc(bytes * LENGTH), team.alloc(bytes * LENGTH)]
      const [x, y] = [view(px, LENGTH), view(py, LENGTH)]
      for (const n of [0, 1, 9, 100, 20003])
        for (const [incx, incy] of [
          [1, 1],
          [2, -1],
          [-3, 2]
        ])
          for (const routine of ['copy', 'swap']) {
            x.set(x.map((_, k) => k + 1))
            y.set(y.map((_, k) => -k))
            const [x0, y0] = [x.slice(), y.slice()]
            await team.call(letter + routine, n, px, incx, py, incy)
            for (let k = 0; k < n; k++) {
              const [i, j] = [place(k, n, incx), place(k, n, incy)]
              const kept = x0[i]
              if (routine === 'swap') x0[i] = y0[j]
              y0[j] = kept
            }
            assert.ok(
              x.every((value, k) => value === x0[k]) && y.every((value, k) => value === y0[k]),
              `${routine} n ${n}`
            )
          }
    }
  })
