import assert from 'node:assert/strict'
import test from 'node:test'
import { pinningOrder } from '../../src/machine/pin-thread.ts'
import { fixtureMachine, plainCores, twoSocketsWithSmt } from './fixture-machine.ts'

test('ranks are pinned to one logical core of each physical one, then to the SMT siblings', () => {
  const { proc, sys } = fixtureMachine(twoSocketsWithSmt())
  assert.deepEqual(pinningOrder(proc, sys), [0, 1, 2, 3, 4, 5, 6, 7])
})

test('a sibling whose other half the affinity mask leaves out counts as a core', () => {
  const files = { ...twoSocketsWithSmt(), 'proc/self/status': 'Cpus_allowed_list:\t1,3,4,5' }
  const { proc, sys } = fixtureMachine(files)
  assert.deepEqual(pinningOrder(proc, sys), [1, 3, 4, 5])
})

test('siblings that are numbered side by side', () => {
  const files = { ...plainCores(4) }
  for (let cpu = 0; cpu < 4; cpu++)
    files[`sys/devices/system/cpu/cpu${cpu}/topology/thread_siblings_list`] = cpu < 2 ? '0-1' : '2-3'
  const { proc, sys } = fixtureMachine(files)
  assert.deepEqual(pinningOrder(proc, sys), [0, 2, 1, 3])
})
