import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Arena } from '../../src/memory/arena.ts'

test('blocks freed in any order become one block again', () => {
  const orders = [
    [0, 1, 2],
    [2, 1, 0],
    [0, 2, 1],
    [1, 0, 2]
  ]
  for (const order of orders) {
    const arena = new Arena(64, 64 + 300 * 64)
    const blocks = Array.from({ length: 3 }, () => arena.allocate(100 * 64) as number)
    assert.equal(arena.allocate(1), undefined)
    for (const i of order) arena.free(blocks[i])
    assert.equal(arena.largest, 300 * 64)
    assert.equal(arena.used, 0)
  }
})
