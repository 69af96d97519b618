import assert from 'node:assert/strict'
import test from 'node:test'
import { PASSED_BELOW } from '../../../bench/cases/case.ts'
import { KERNELS } from '../../../bench/cases/index.ts'
import { fakeTeam } from '../support/fake-team.ts'

const SHAPES: Record<string, number[][]> = {
  dot: [[1], [1000]],
  axpy: [[1], [1000]],
  gemv: [
    [1, 1],
    [40, 70]
  ],
  ger: [
    [1, 1],
    [40, 70]
  ],
  gemm: [
    [1, 1, 1],
    [30, 40, 50]
  ],
  svd: [
    [1, 1],
    [20, 20],
    [80, 40]
  ],
  svdvals: [
    [1, 1],
    [20, 20],
    [80, 40]
  ]
}

for (const operation of KERNELS) {
  for (const shape of SHAPES[operation.op.slice(1)]) {
    test(`${operation.op} ${shape.join('x')}: a right kernel passes, called once or three times`, async () => {
      const team = fakeTeam()
      const measured = operation.makeCase(shape)
      assert.equal(measured.dtype, operation.op.startsWith('d') ? 'f64' : 'f32')
      const prepared = measured.setup(team)
      for (const calls of [1, 2]) {
        for (let i = 0; i < calls; i++) await prepared.call()
        const residual = await prepared.residual()
        assert.ok(residual < PASSED_BELOW, String(residual))
      }
      prepared.dispose()
      assert.equal(team.live(), 0, 'every operand was given back')
    })
  }
}
