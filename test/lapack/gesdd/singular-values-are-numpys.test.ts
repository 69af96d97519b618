import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { random } from '../../../src/random.ts'
import { eachVariant, kernelTeam } from '../../support/kernel-team.ts'
import { runGesdd, THIN, VALUES } from './run-gesdd.ts'

interface Case {
  readonly seed: number
  readonly rows: number
  readonly cols: number
  readonly singular_values: number[]
}
const file = new URL('../../fixtures/svd-random-small.json', import.meta.url)
const cases: Case[] = JSON.parse(readFileSync(file, 'utf8')).cases

for (const variant of eachVariant()) {
  test(`singular values are NumPy's to 1e-13 of the largest, ${variant}`, async () => {
    await using team = await kernelTeam({ threads: 2, variant })
    for (const { seed, rows, cols, singular_values: expected } of cases) {
      const fill = (a: Float64Array | Float32Array) => {
        const next = random(seed)
        for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) a[i + j * rows] = next()
      }
      for (const job of [VALUES, THIN]) {
        const { s } = await runGesdd(team, 'd', job, rows, cols, fill)
        const worst = Math.max(...s.map((value, i) => Math.abs(value - expected[i]))) / expected[0]
        assert.ok(worst < 1e-13, `seed ${seed}, ${rows} × ${cols}, job ${job}: ${worst}`)
      }
    }
  })
}
