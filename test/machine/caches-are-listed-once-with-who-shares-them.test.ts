import assert from 'node:assert/strict'
import test from 'node:test'
import { caches } from '../../src/machine/caches.ts'
import { fixtureMachine, twoSocketsWithSmt } from './fixture-machine.ts'

test('each kind has its size, its line, and a list of sharers per cache', () => {
  const { sys } = fixtureMachine(twoSocketsWithSmt())
  const pairs = [
    [0, 4],
    [1, 5],
    [2, 6],
    [3, 7]
  ]
  assert.deepEqual(caches(sys), [
    { name: 'L1d', level: 1, size: 32768, line: 64, ways: 8, sharing: pairs },
    { name: 'L1i', level: 1, size: 65536, line: 64, ways: 8, sharing: pairs },
    { name: 'L2', level: 2, size: 524288, line: 64, ways: 8, sharing: pairs },
    {
      name: 'L3',
      level: 3,
      size: 16777216,
      line: 64,
      ways: 8,
      sharing: [
        [0, 1, 4, 5],
        [2, 3, 6, 7]
      ]
    }
  ])
})

test('two kinds of core give two entries for one level', () => {
  const files: Record<string, string> = {}
  for (const [cpu, size] of [
    [0, '48K'],
    [1, '32K']
  ]) {
    const one = `sys/devices/system/cpu/cpu${cpu}/cache/index0`
    files[`${one}/level`] = '1'
    files[`${one}/type`] = 'Data'
    files[`${one}/size`] = `${size}`
  }
  const found = caches(fixtureMachine(files).sys)
  assert.deepEqual(
    found.map(({ name, size, line, sharing }) => [name, size, line, sharing]),
    [
      ['L1d', 49152, null, [[0]]],
      ['L1d', 32768, null, [[1]]]
    ]
  )
})

test('a system without the files has no list', () => {
  assert.deepEqual(caches(fixtureMachine({}).sys), [])
})
