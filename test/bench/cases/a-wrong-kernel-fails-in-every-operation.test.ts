import assert from 'node:assert/strict'
import test from 'node:test'
import { PASSED_BELOW } from '../../../bench/cases/case.ts'
import { KERNELS } from '../../../bench/cases/index.ts'
import { fakeTeam } from '../support/fake-team.ts'

const SHAPES: Record<string, number[]> = {
  dot: [1000],
  axpy: [1000],
  gemv: [50, 60],
  ger: [50, 60],
  gemm: [30, 40, 50],
  svd: [80, 40],
  svdvals: [80, 40]
}

type Data = Float64Array | Float32Array

const FAULTS: Record<string, (data: Data) => void> = {
  'one entry is off by a twentieth': (data) => {
    data[Math.floor(data.length / 3)] += 0.05
  },
  'the last entry was never written': (data) => {
    data[data.length - 1] = 0
  },
  'one entry is not a number': (data) => {
    data[Math.floor(data.length / 2)] = Number.NaN
  },
  'everything is Infinity': (data) => {
    data.fill(Number.POSITIVE_INFINITY)
  }
}

for (const operation of KERNELS) {
  for (const [fault, spoil] of Object.entries(FAULTS)) {
    test(`${operation.op}: ${fault}, and it fails`, async () => {
      const team = fakeTeam(1, 'fma', { spoil })
      const prepared = operation.makeCase(SHAPES[operation.op.slice(1)]).setup(team)
      await prepared.call()
      const residual = await prepared.residual()
      assert.ok(!(residual < PASSED_BELOW), String(residual))
    })
  }
}
