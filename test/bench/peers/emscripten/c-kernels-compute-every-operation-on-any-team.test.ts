import assert from 'node:assert/strict'
import test from 'node:test'
import { PASSED_BELOW } from '../../../../bench/cases/case.ts'
import { OPERATIONS } from '../../../../bench/cases/index.ts'
import { C_PEERS, cTeam, withoutPeer } from '../../support/c-teams.ts'

/** Sizes that fill no tile, one that is wide, and one beyond a block of the inner dimension. */
const SIZES = [
  [61, 43, 300],
  [37, 90, 11]
]

for (const peer of C_PEERS)
  for (const threads of [1, 3])
    test(`${peer}: C kernels compute every operation on ${threads} ranks`, { skip: withoutPeer(peer) }, async (t) => {
      await using team = await cTeam(peer, threads)
      const operations = OPERATIONS.filter(({ op }) => team.has(op))
      assert.ok(operations.length >= 12)
      for (const operation of operations)
        for (const size of SIZES) {
          const shape = size.slice(0, operation.dimensions.length)
          await t.test(`${operation.op} ${shape.join('x')}`, async () => {
            const prepared = operation.makeCase(shape).setup(team)
            await prepared.call()
            const residual = await prepared.residual()
            assert.ok(residual < PASSED_BELOW, `residual ${residual}`)
            prepared.dispose()
          })
        }
    })
