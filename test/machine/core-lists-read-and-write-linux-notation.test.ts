import assert from 'node:assert/strict'
import test from 'node:test'
import { formatCpuList, parseCpuList } from '../../src/machine/cpu-list.ts'

for (const [text, cpus] of [
  ['0', [0]],
  ['0-3,8', [0, 1, 2, 3, 8]],
  ['1,3,5-6', [1, 3, 5, 6]],
  ['', []]
] as [string, number[]][]) {
  test(`"${text}" both ways`, () => {
    assert.deepEqual(parseCpuList(text), cpus)
    assert.equal(formatCpuList(cpus), text)
  })
}

test('missing or damaged lists are null', () => {
  assert.equal(parseCpuList(null), null)
  assert.equal(parseCpuList('0-'), null)
  assert.equal(parseCpuList('all'), null)
})
