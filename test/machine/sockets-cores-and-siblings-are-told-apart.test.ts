import assert from 'node:assert/strict'
import { cpus } from 'node:os'
import test from 'node:test'
import { cores } from '../../src/machine/cores.ts'
import { numaNodes } from '../../src/machine/numa.ts'
import { fixtureMachine, plainCores, twoSocketsWithSmt } from './fixture-machine.ts'

test('two sockets with SMT: 8 logical cores on 4 physical ones, though core ids repeat in each socket', () => {
  const { sys, proc } = fixtureMachine(twoSocketsWithSmt())
  const { logical, physical, sockets, list } = cores(sys, proc)
  assert.deepEqual({ logical, physical, sockets }, { logical: 8, physical: 4, sockets: 2 })
  assert.deepEqual(list[6], { cpu: 6, core: 0, socket: 1, node: 1, siblings: [2, 6] })
})

test('NUMA nodes have their cores and their memory in bytes, null where it is not told', () => {
  const { sys } = fixtureMachine(twoSocketsWithSmt())
  assert.deepEqual(numaNodes(sys), [
    { node: 0, cpus: [0, 1, 4, 5], memory: 67108864 },
    { node: 1, cpus: [2, 3, 6, 7], memory: null }
  ])
})

test('a core that is offline is not counted, nor one that has no number', () => {
  const files = {
    ...twoSocketsWithSmt(),
    'sys/devices/system/cpu/online': '0-2,4-7',
    'sys/devices/system/cpu/cpufreq': ''
  }
  const { sys, proc } = fixtureMachine(files)
  assert.deepEqual(
    cores(sys, proc).list.map((each) => each.cpu),
    [0, 1, 2, 4, 5, 6, 7]
  )
})

test('without sysfs, /proc/cpuinfo tells sockets and siblings', () => {
  const record = (cpu: number, socket: number, core: number) =>
    `processor\t: ${cpu}\nmodel name\t: Some CPU\nphysical id\t: ${socket}\ncore id\t\t: ${core}`
  const cpuinfo = [record(0, 0, 0), record(1, 0, 0), record(2, 1, 0), record(3, 1, 0)].join('\n\n')
  const { sys, proc } = fixtureMachine({ 'proc/cpuinfo': cpuinfo })
  const found = cores(sys, proc)
  assert.deepEqual([found.logical, found.physical, found.sockets], [4, 2, 2])
  assert.deepEqual(found.list[3], { cpu: 3, core: 0, socket: 1, node: null, siblings: [2, 3] })
})

test('cores that say nothing of their place are logical only', () => {
  const minusOne = { 'sys/devices/system/cpu/cpu0/topology/physical_package_id': '-1' }
  const { sys, proc } = fixtureMachine({ ...plainCores(2), ...minusOne })
  const { logical, physical, sockets } = cores(sys, proc)
  assert.deepEqual({ logical, physical, sockets }, { logical: 2, physical: null, sockets: null })
})

test('where there are no such files, Node counts the cores and the rest is null', () => {
  const { sys, proc } = fixtureMachine({})
  const { logical, physical } = cores(sys, proc)
  assert.deepEqual({ logical, physical }, { logical: cpus().length, physical: null })
  assert.deepEqual(numaNodes(sys), [])
})
