import assert from 'node:assert/strict'
import test from 'node:test'
import { createTeam, getProfileStats, profileOff, profileOn, random } from '../../../src/index.ts'

/** LAPACK Working Note 41's counts, to leading order. */
function countsOf(m: number, n: number): Record<string, number> {
  return {
    geqrf: 2 * n * n * (m - n / 3),
    gebrd: 4 * n * n * (n - n / 3),
    // Q on n columns and P on n rows, of order n and n − 1.
    ormbr: 2 * n * n * n + 2 * n * (n - 1) * (n - 1),
    ormqr: 2 * n * n * (2 * m - n)
  }
}

for (const threads of [1, 2, 3])
  test(`${threads} threads: what the ranks counted adds up, and the region's row holds all of it`, async () => {
    await using team = await createTeam({ threads })
    const [m, n] = [420, 200]
    const a = team.matrix(m, n).fill(random(0))
    profileOn()
    await team.svd(a)
    profileOff()
    const flops = new Map<string, number>()
    for (const rows of getProfileStats().values())
      for (const row of rows.values())
        if (row.thread.rank !== null) flops.set(row.function, (flops.get(row.function) ?? 0) + (row.flops ?? 0))
    for (const [stage, count] of Object.entries(countsOf(m, n)))
      assert.ok(Math.abs((flops.get(stage) ?? 0) / count - 1) < 1e-12, `${stage}: ${flops.get(stage)}, not ${count}`)
    const stages = ['geqrf', 'gebrd', 'bdsdc', 'ormbr', 'ormqr'].reduce((sum, name) => sum + (flops.get(name) ?? 0), 0)
    assert.ok(Math.abs((flops.get('dgesdd') ?? 0) / stages - 1) < 1e-12)
    assert.ok((flops.get('bdsdc') ?? 0) > 0)
  })
