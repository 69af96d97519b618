import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bidiagonal, families } from '../../support/bidiagonal.ts'
import { type KernelTeam, kernelTeam } from '../../support/kernel-team.ts'
import { runBdsdc } from './run-bdsdc.ts'

/** dbdsdcValues or sbdsdcValues on a workspace full of NaN. */
async function valuesOnly(team: KernelTeam, family: string, n: number, precision: 'd' | 's') {
  const b = bidiagonal(family, n, precision)
  const size = precision === 'd' ? 8 : 4
  const view = (precision === 'd' ? team.f64 : team.f32).bind(team)
  const bytes = await team.call(`${precision}bdsdcValuesWork`, n, team.threads)
  const [d, e, work] = [size * n, size * n, bytes].map((length) => team.alloc(length))
  view(d, n).set(b.d)
  view(e, n - 1).set(b.e)
  team.f64(work, Math.floor(bytes / 8)).fill(Number.NaN)
  assert.equal(await team.call(`${precision}bdsdcValues`, n, d, e, work), 0)
  const s = view(d, n).slice()
  for (const x of [d, e, work]) team.free(x)
  return s
}

for (const precision of ['d', 's'] as const)
  test(`${precision}bdsdc, for every matrix, and for every team`, async () => {
    await using alone = await kernelTeam()
    await using three = await kernelTeam({ threads: 3 })
    for (const [i, family] of families.entries())
      for (const n of [1 + i, 35 + i, 130 + i]) {
        const { s } = await runBdsdc(three, bidiagonal(family, n, precision), precision, false)
        assert.deepEqual(await valuesOnly(alone, family, n, precision), s, `${family} n ${n}, alone`)
        assert.deepEqual(await valuesOnly(three, family, n, precision), s, `${family} n ${n}, three`)
      }
  })
