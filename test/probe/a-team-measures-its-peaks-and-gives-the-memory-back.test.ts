import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTeam } from '../../src/index.ts'

test('peak and bandwidth are finite rates, in both precisions, and calls before and after them work', async () => {
  const team = await createTeam({ threads: 2 })
  try {
    const x = team.vector(4)
    x.data.fill(2)
    for (const dtype of ['f64', 'f32'] as const) {
      for (const rate of [await team.probe.peak(dtype), await team.probe.triad(dtype)])
        assert.ok(rate > 0 && Number.isFinite(rate), `${dtype}: ${rate}`)
    }
    assert.equal(await team.blas.ddot(4, x, 1, x, 1), 16)
    // Almost all of the memory is still to be had: triad's vectors were freed.
    const bytes = 2 ** 32 - 64 * 2 ** 20
    team.matrix(bytes / 8, 1).dispose()
  } finally {
    await team.close()
  }
})
