import assert from 'node:assert/strict'
import test from 'node:test'
import { PASSED_BELOW } from '../../../bench/cases/case.ts'
import { OPERATIONS } from '../../../bench/cases/index.ts'
import { openNumpy, withoutNumpy } from '../support/numpy-peer.ts'

const SIZES = [60, 40, 50]

test('numpy computes every operation it has on our bytes', { skip: withoutNumpy }, async (t) => {
  const team = await openNumpy(1)
  try {
    for (const operation of OPERATIONS.filter(({ op }) => team.has?.(op))) {
      await t.test(operation.op, async () => {
        const prepared = operation.makeCase(SIZES.slice(0, operation.dimensions.length)).setup(team)
        await prepared.call()
        const called = await prepared.residual()
        assert.ok(called < PASSED_BELOW, `as a call: ${called}`)

        const turn = { calls: 3, settle: true, rest: true }
        const { wall, cpu } = (await team.timed?.(() => prepared.call(), turn)) ?? {}
        assert.ok((wall as number) > 0 && (cpu as number) > 0, `${wall} ms, ${cpu} ms of CPU`)
        await team.collect?.()
        const timed = await prepared.residual()
        assert.ok(timed < PASSED_BELOW, `in a turn: ${timed}`)
        prepared.dispose()
      })
    }
  } finally {
    await team.close()
  }
})
