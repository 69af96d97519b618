import assert from 'node:assert/strict'
import test from 'node:test'
import { dot } from '../../../bench/cases/dot.ts'
import { svd } from '../../../bench/cases/svd.ts'
import { openNumpy, pythonThatFirst, withoutNumpy } from '../support/numpy-peer.ts'

const RAISES = `
import numpy.linalg
def svd(a, **options):
    raise numpy.linalg.LinAlgError('SVD did not\\nconverge')
numpy.linalg.svd = svd
`

test('an error of one call is told in one line and leaves the peer alive', { skip: withoutNumpy }, async () => {
  Object.assign(process.env, pythonThatFirst(RAISES))
  const team = await openNumpy(1)
  const failing = svd('f64').makeCase([4, 4]).setup(team)
  await assert.rejects(failing.call(), { message: 'LinAlgError: SVD did not; converge' })
  failing.dispose()
  assert.equal(team.lost, false)
  const working = dot('f64').makeCase([4]).setup(team)
  await working.call()
  assert.ok((await working.residual()) < 1)
  await team.close()
})
