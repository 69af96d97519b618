/** Every operation that a library has, called and in a turn, on several shapes, against the bench's own checks. */
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { PASSED_BELOW } from '../../../bench/cases/case.ts'
import { OPERATIONS } from '../../../bench/cases/index.ts'
import type { PeerTeam } from '../../../bench/peers/peer.ts'

const SHAPES = [
  [60, 40, 50],
  [33, 33, 7]
]

/** `limit`: of the residual; more than ours for a library that is known to lose digits. */
export async function checkLibrary(t: TestContext, team: PeerTeam, limit = PASSED_BELOW): Promise<void> {
  const here = OPERATIONS.filter(({ op }) => team.has?.(op))
  assert.ok(here.length > 0)
  for (const { op, dimensions, makeCase } of here)
    for (const shape of SHAPES.map((sizes) => sizes.slice(0, dimensions.length)))
      await t.test(`${op} ${shape.join('x')}`, async () => {
        const prepared = makeCase(shape).setup(team)
        await prepared.call()
        const called = await prepared.residual()
        assert.ok(called < limit, `as a call: ${called}`)
        const taken = await team.timed?.(() => prepared.call(), { calls: 2, settle: true, rest: false })
        await team.collect?.()
        const timed = await prepared.residual()
        assert.ok(taken !== undefined && taken.wall > 0 && timed < limit, `in a turn: ${timed}`)
        prepared.dispose()
      })
}
