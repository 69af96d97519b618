import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kernelTeam } from '../../support/kernel-team.ts'

for (const threads of [1, 2])
  test(`${threads} threads: NaN in y is overwritten, also where alpha is 0 or x is empty`, async () => {
    await using team = await kernelTeam({ threads })
    const [pa, px, py] = [team.alloc(8 * 2700), team.alloc(800), team.alloc(800)]
    team.f64(pa, 2700).fill(1)
    team.f64(px, 100).fill(1)
    const y = team.f64(py, 100)
    for (const [m, n] of [
      [30, 20],
      [20, 30],
      [2, 90],
      [30, 0]
    ])
      for (const alpha of [1, 0])
        for (const incy of [1, 2]) {
          y.fill(NaN)
          await team.call('dgemv', 0, m, n, alpha, pa, 30, px, 1, 0, py, incy)
          assert.ok(
            y.every((value, k) => (k % incy || k / incy >= m ? Number.isNaN(value) : value === alpha * n)),
            `${m}×${n}`
          )
        }
  })
