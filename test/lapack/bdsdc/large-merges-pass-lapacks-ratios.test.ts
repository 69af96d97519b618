import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bidiagonal } from '../../support/bidiagonal.ts'
import { kernelTeam } from '../../support/kernel-team.ts'
import { runBdsdc } from './run-bdsdc.ts'

test('sizes around powers of two; matrices that deflate little, much, entirely', async () => {
  await using team = await kernelTeam({ threads: 3 })
  for (const [n, family] of [
    [130, 'wilkinson'],
    [257, 'random'],
    [257, 'glued wilkinson'],
    [257, 'identity'],
    [513, 'gaussian']
  ] as const) {
    const { info, ratio, workIsEnough } = await runBdsdc(team, bidiagonal(family, n))
    assert.equal(info, 0)
    assert.ok(workIsEnough)
    assert.ok(ratio < 10, `${family} n ${n}: ${ratio}`)
  }
})
