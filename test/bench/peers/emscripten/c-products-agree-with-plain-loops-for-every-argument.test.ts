import assert from 'node:assert/strict'
import test from 'node:test'
import type { Team } from '../../../../src/index.ts'
import { seeded } from '../../../support/seeded.ts'
import { cTeam } from '../../support/c-teams.ts'

const random = seeded(7)

function filled(team: Team, rows: number, cols: number) {
  return team.matrix(rows, cols).fill(random)
}

test('C products agree with plain loops for every argument', async (t) => {
  await using team = await cTeam('emscripten', 2)
  const [m, n, k] = [70, 53, 61]

  for (const transA of ['N', 'T'] as const)
    for (const transB of ['N', 'T'] as const)
      for (const beta of [0, 0.5])
        await t.test(`gemm ${transA}${transB}, beta ${beta}`, async () => {
          const a = transA === 'T' ? filled(team, k, m) : filled(team, m, k)
          const b = transB === 'T' ? filled(team, n, k) : filled(team, k, n)
          const c = filled(team, m, n)
          if (beta === 0) c.data.fill(Number.NaN)
          const before = c.data.slice()
          await team.blas.dgemm(transA, transB, m, n, k, -2, a, a.ld, b, b.ld, beta, c, c.ld)
          for (let i = 0; i < m; i++)
            for (let j = 0; j < n; j++) {
              let sum = 0
              for (let p = 0; p < k; p++)
                sum += (transA === 'T' ? a.get(p, i) : a.get(i, p)) * (transB === 'T' ? b.get(j, p) : b.get(p, j))
              const want = -2 * sum + (beta === 0 ? 0 : beta * before[i + j * m])
              assert.ok(Math.abs(c.get(i, j) - want) < 1e-12, `C(${i}, ${j}) is ${c.get(i, j)}, not ${want}`)
            }
          for (const each of [a, b, c]) each.dispose()
        })

  for (const trans of ['N', 'T'] as const)
    for (const [incx, incy] of [
      [1, 1],
      [2, -3]
    ])
      await t.test(`gemv ${trans}, strides ${incx} and ${incy}`, async () => {
        const a = filled(team, m, n)
        const [tall, wide] = trans === 'T' ? [n, m] : [m, n]
        const [x, y] = [filled(team, wide * Math.abs(incx), 1), filled(team, tall * Math.abs(incy), 1)]
        const before = y.data.slice()
        await team.blas.dgemv(trans, m, n, 1.5, a, m, x, incx, 2, y, incy)
        const place = (i: number, length: number, inc: number) => (inc > 0 ? i * inc : (i - length + 1) * inc)
        for (let i = 0; i < tall; i++) {
          let sum = 0
          for (let j = 0; j < wide; j++)
            sum += (trans === 'T' ? a.get(j, i) : a.get(i, j)) * x.data[place(j, wide, incx)]
          const at = place(i, tall, incy)
          assert.ok(Math.abs(y.data[at] - (1.5 * sum + 2 * before[at])) < 1e-12, `element ${i}`)
        }
        for (const each of [a, x, y]) each.dispose()
      })
})
