import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kernelTeam, seeded } from '../../support/kernel-team.ts'

test('three threads, cut along y and along x', async () => {
  await using team = await kernelTeam({ threads: 3 })
  const random = seeded(23)
  const [pa, px, py] = [team.alloc(8 * 40000), team.alloc(8000), team.alloc(8000)]
  const a = team.f64(pa, 40000)
  a.set(a.map(() => random()))
  team.f64(px, 1000).fill(1 / 3)
  for (const [trans, m, n] of [
    [0, 200, 200],
    [1, 200, 200],
    [0, 40, 1000],
    [1, 1000, 40]
  ]) {
    const runs = []
    for (let r = 0; r < 20; r++) {
      await team.call('dgemv', trans, m, n, 1, pa, m, px, 1, 0, py, 1)
      runs.push(team.f64(py, trans ? n : m).slice())
    }
    for (const run of runs) assert.deepEqual(run, runs[0])
  }
})
