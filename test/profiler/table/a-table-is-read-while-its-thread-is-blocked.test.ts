import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import { Worker } from 'node:worker_threads'
import { readTable } from '../../../src/profiler/table/read-table.ts'

test('a thread that waits inside a function is seen there, with all that it did before', async () => {
  const worker = new Worker(new URL('./blocked-thread.ts', import.meta.url))
  try {
    const [table] = (await once(worker, 'message')) as [SharedArrayBuffer]
    let reading = readTable(table)
    // The worker goes on until it blocks, 10 calls and an open one later.
    while (reading.functions.find(({ name }) => name === 'blocks')?.calls !== 1) reading = readTable(table)
    const { calls, running, wall } = reading.functions.find(({ name }) => name === 'works') ?? assert.fail()
    assert.deepEqual([calls, running], [10, 0])
    assert.ok(wall.total > 0)
    const open = reading.functions.find(({ name }) => name === 'blocks') ?? assert.fail()
    assert.equal(open.running, 1)
    await new Promise((resolve) => setTimeout(resolve, 5))
    const later = readTable(table).functions.find(({ name }) => name === 'blocks') ?? assert.fail()
    assert.ok(later.wall.total > open.wall.total, 'its time grows while it is blocked')
    assert.equal(later.cpu, null)
  } finally {
    await worker.terminate()
  }
})
