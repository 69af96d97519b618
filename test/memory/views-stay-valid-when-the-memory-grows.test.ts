import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SharedMemory } from '../../src/memory/shared-memory.ts'

test('a view made before growing sees what is written after it, and still counts as this memory’s', () => {
  const memory = new SharedMemory()
  const address = memory.allocate(80)
  const early = memory.f64(address, 10)
  memory.allocate(200 * 2 ** 20)
  memory.f64(address, 10)[3] = 42
  assert.equal(early[3], 42)
  assert.ok(memory.owns(early))
  assert.ok(memory.owns(early.subarray(2)))
  assert.ok(!memory.owns(new SharedMemory().f64(address, 1)))
  assert.ok(!memory.owns(new Float64Array(1)))
})
