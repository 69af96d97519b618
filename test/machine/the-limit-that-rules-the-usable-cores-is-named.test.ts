import assert from 'node:assert/strict'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { usableCores } from '../../src/machine/usable-cores.ts'
import { fixtureMachine, plainCores, twoSocketsWithSmt } from './fixture-machine.ts'

const mask = (list: string) => ({ 'proc/self/status': `Name:\tnode\nCpus_allowed:\tff\nCpus_allowed_list:\t${list}` })
const quota = (text: string) => ({
  'proc/self/cgroup': '0::/',
  'proc/self/mountinfo': '31 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw',
  'sys/fs/cgroup/cpu.max': text
})

test('nothing limits: all cores that are online', () => {
  const { proc, sys } = fixtureMachine({ ...plainCores(16), ...mask('0-15'), ...quota('max 100000') })
  const { count, limit, why } = usableCores(proc, sys)
  assert.deepEqual([count, limit, why], [16, 'online', 'all 16 cores that are online'])
})

test('an affinity list limits', () => {
  const { proc, sys } = fixtureMachine({ ...plainCores(16), ...mask('0-3,8') })
  const { count, limit, why, affinity } = usableCores(proc, sys)
  assert.deepEqual([count, limit, affinity], [5, 'affinity', [0, 1, 2, 3, 8]])
  assert.equal(why, 'the affinity mask allows 5 of 16 cores (0-3,8)')
})

test('a mask that names cores which are not there does not add them', () => {
  const { proc, sys } = fixtureMachine({ ...plainCores(2), ...mask('0-127') })
  const { count, limit } = usableCores(proc, sys)
  assert.deepEqual([count, limit], [2, 'online'])
})

test('a quota below the mask rules, rounded up when it is no whole number', () => {
  const { proc, sys } = fixtureMachine({ ...plainCores(16), ...mask('0-7'), ...quota('150000 100000') })
  const { count, limit, why } = usableCores(proc, sys)
  const file = join(sys, 'fs/cgroup/cpu.max')
  assert.deepEqual([count, limit, why], [2, 'quota', `the CPU quota of 1.5 cores in ${file}, rounded up`])
})

test('a quota of a quarter core leaves one thread', () => {
  const { proc, sys } = fixtureMachine({ ...plainCores(4), ...quota('25000 100000') })
  assert.equal(usableCores(proc, sys).count, 1)
})

test('a quota above the mask leaves the mask to rule', () => {
  const { proc, sys } = fixtureMachine({ ...plainCores(8), ...mask('2,5'), ...quota('400000 100000') })
  const { count, limit, quota: found } = usableCores(proc, sys)
  assert.deepEqual([count, limit, found?.cores], [2, 'affinity', 4])
})

test('the physical cores under the mask are counted: siblings share one', () => {
  const { proc, sys } = fixtureMachine({ ...twoSocketsWithSmt(), ...mask('0,4,1') })
  const { count, physical } = usableCores(proc, sys)
  assert.deepEqual([count, physical], [3, 2])
})

test('a machine that tells nothing gets the cores that Node sees, at least one', () => {
  const { proc, sys } = fixtureMachine({})
  const found = usableCores(proc, sys)
  assert.equal(found.count, availableParallelism())
  assert.deepEqual([found.affinity, found.quota], [null, null])
})

test('on the machine at hand the count is a count', () => {
  const { count, why } = usableCores()
  assert.ok(Number.isInteger(count) && count >= 1, why)
})
