import assert from 'node:assert/strict'
import { test } from 'node:test'
import { OutOfMemoryError } from '../../src/errors.ts'
import { SharedMemory } from '../../src/memory/shared-memory.ts'

test('more than 4 GiB is refused with what was asked and what is left, and smaller blocks still come', () => {
  const memory = new SharedMemory()
  assert.throws(
    () => memory.allocate(5 * 2 ** 30),
    (error) =>
      error instanceof OutOfMemoryError && error.asked === 5 * 2 ** 30 && error.left > 4e9 && error.left < 2 ** 32
  )
  assert.throws(() => memory.allocate(Number.NaN), OutOfMemoryError)
  assert.ok(memory.allocate(1000) > 0)
})

test('a block above 2 GiB has an address that views and kernels can use', () => {
  const memory = new SharedMemory()
  memory.allocate(2.5 * 2 ** 30)
  const address = memory.allocate(800)
  assert.ok(address > 2 ** 31)
  memory.f64(address, 100).fill(1)
  assert.equal(memory.f64(address, 100)[99], 1)
})
