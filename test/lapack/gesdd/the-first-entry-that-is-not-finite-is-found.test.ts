import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kernelTeam } from '../../support/kernel-team.ts'

for (const threads of [1, 3]) {
  test(`firstNonFinite names the first in column order, ${threads} threads`, async () => {
    await using team = await kernelTeam({ threads })
    const m = 13
    const n = 7
    const lda = 16
    for (const type of ['d', 's'] as const) {
      const address = team.alloc(lda * n * 8)
      const a = type === 'd' ? team.f64(address, lda * n) : team.f32(address, lda * n)
      const find = () => team.call(`${type}firstNonFinite`, m, n, address, lda)
      // What lies between the columns does not count.
      a.fill(NaN)
      for (let j = 0; j < n; j++) a.fill(-1, j * lda, j * lda + m)
      assert.equal(await find(), -1)
      for (let index = m * n - 1; index >= 0; index -= 5) {
        a[(index % m) + Math.floor(index / m) * lda] = index % 2 ? NaN : -Infinity
        assert.equal(await find(), index)
      }
      a[0] = Infinity
      assert.equal(await find(), 0)
      team.free(address)
    }
  })
}
