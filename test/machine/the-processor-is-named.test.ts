import assert from 'node:assert/strict'
import test from 'node:test'
import { cpuInfo } from '../../src/machine/cpu-info.ts'
import { fixtureMachine } from './fixture-machine.ts'

test('an x86 processor gives its model, its vector sets and whether it is virtual', () => {
  const cpuinfo = 'processor\t: 0\nmodel name\t: Some  CPU   @ 2.5GHz\nflags\t\t: fpu sse4_1 avx avx2 fma hypervisor'
  const { proc } = fixtureMachine({ 'proc/cpuinfo': cpuinfo })
  const { model, virtual, vectors } = cpuInfo(proc)
  assert.deepEqual([model, virtual, vectors], ['Some CPU @ 2.5GHz', true, ['sse4_1', 'avx', 'avx2', 'fma']])
})

test('an ARM processor lists features, and does not say whether it is virtual', () => {
  const { proc } = fixtureMachine({ 'proc/cpuinfo': 'processor\t: 0\nFeatures\t: fp asimd sve\n\nprocessor\t: 1' })
  const { virtual, vectors, records } = cpuInfo(proc)
  assert.deepEqual([virtual, vectors, records.length], [null, ['asimd', 'sve'], 2])
})
