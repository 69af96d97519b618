import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bidiagonal } from '../../support/bidiagonal.ts'
import { kernelTeam, seeded } from '../../support/kernel-team.ts'

/** X · Y, column-major: X m × k, Y k × n. */
function multiply(m: number, n: number, k: number, x: Float64Array, y: Float64Array): Float64Array {
  const z = new Float64Array(m * n)
  for (let j = 0; j < n; j++)
    for (let l = 0; l < k; l++) for (let i = 0; i < m; i++) z[i + j * m] += x[i + l * m] * y[l + j * k]
  return z
}

test('U0 · B · VT0 stays what it was when U0 and VT0 are not square', async () => {
  for (const threads of [1, 2, 3]) {
    await using team = await kernelTeam({ threads })
    const random = seeded(3)
    for (const [n, nru, ncvt] of [[20, 33, 7] as const, [40, 1, 50] as const, [9, 0, 5] as const]) {
      const b = bidiagonal('random', n)
      const dense = new Float64Array(n * n)
      for (let i = 0; i < n; i++) {
        dense[i + i * n] = b.d[i]
        if (i < n - 1) dense[i + (i + 1) * n] = b.e[i]
      }
      const [d, e, u, vt] = [n, n, nru * n + 1, n * ncvt].map((length) => team.alloc(8 * length))
      const work = team.alloc(await team.call('dbdsqrWork', n, threads))
      team.f64(d, n).set(b.d)
      team.f64(e, n - 1).set(b.e)
      const u0 = Float64Array.from({ length: nru * n }, random)
      const vt0 = Float64Array.from({ length: n * ncvt }, random)
      team.f64(u, nru * n).set(u0)
      team.f64(vt, n * ncvt).set(vt0)
      assert.equal(await team.call('dbdsqr', n, ncvt, nru, d, e, vt, n, u, Math.max(nru, 1), work), 0)
      const scaled = team.f64(u, nru * n).map((x, i) => x * team.f64(d, n)[Math.floor(i / nru)])
      const before = multiply(nru, ncvt, n, multiply(nru, n, n, u0, dense), vt0)
      const after = multiply(nru, ncvt, n, scaled, team.f64(vt, n * ncvt))
      for (let i = 0; i < nru * ncvt; i++)
        assert.ok(Math.abs(before[i] - after[i]) < 1e-12, `${n} ${nru} ${ncvt}: ${i}`)
    }
  }
})
