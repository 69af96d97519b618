import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ALIGNMENT, Arena } from '../../src/memory/arena.ts'
import { seeded } from '../support/seeded.ts'

test('after ten thousand random calls no two blocks overlap, all are aligned, and the sum is right', () => {
  const random = seeded(1)
  const arena = new Arena(1024, 1024 + 2 ** 20)
  const live = new Map<number, number>()
  for (let i = 0; i < 10_000; i++) {
    if (random() < 0.1 || live.size === 0) {
      const bytes = Math.floor((random() + 1) * 5000)
      const address = arena.allocate(bytes)
      if (address === undefined) continue
      assert.equal(address % ALIGNMENT, 0)
      for (const [begin, size] of live) assert.ok(address + bytes <= begin || begin + size <= address)
      live.set(address, bytes)
    } else {
      const [address] = [...live.keys()].slice(Math.floor(((random() + 1) / 2) * live.size))
      arena.free(address)
      live.delete(address)
    }
  }
  for (const address of live.keys()) arena.free(address)
  assert.equal(arena.used, 0)
  assert.equal(arena.largest, 2 ** 20)
})

test('freeing what is not allocated is an error', () => {
  assert.throws(() => new Arena(0, 640).free(64), RangeError)
})
