import assert from 'node:assert/strict'
import test from 'node:test'
import { numpy } from '../../../bench/peers/numpy/numpy.ts'
import type { FoundPeer } from '../../../bench/peers/peer.ts'
import { usableCores } from '../../../src/machine/usable-cores.ts'
import { withoutNumpy } from '../support/numpy-peer.ts'

test('numpy runs its own kernels, whatever the environment forces on others', { skip: withoutNumpy }, async () => {
  const plain = (await numpy.find([1])) as FoundPeer
  process.env.OPENBLAS_CORETYPE = 'Prescott'
  const forced = (await numpy.find([1])) as FoundPeer
  delete process.env.OPENBLAS_CORETYPE
  assert.deepEqual(forced.builds, plain.builds)
  assert.match(plain.builds[0].version, /^\d+\.\d+/)
  assert.deepEqual(plain.builds[0].precisions, ['f64', 'f32'])
})

test('thread counts that its BLAS does not take are left out in one line', { skip: withoutNumpy }, async (t) => {
  const { builds, note } = (await numpy.find([1, 64])) as FoundPeer
  if (builds[0].simd === null || usableCores().count >= 64) {
    t.skip('no OpenBLAS, or 64 cores')
    return
  }
  assert.deepEqual(builds[0].threads, [1])
  assert.match(note as string, /^numpy: left out at 64 threads: its OpenBLAS takes \d+ at most here$/)
})
