import assert from 'node:assert/strict'
import test from 'node:test'
import { Worker } from 'node:worker_threads'
import { cpuClockSource, processCpu, threadCpu, wall } from '../../../src/profiler/clock.ts'

const none = cpuClockSource() === null && 'this system has no clock for one thread'
const flag = new Int32Array(new SharedArrayBuffer(8))

function spin(milliseconds: number): void {
  const start = wall()
  while (wall() - start < milliseconds);
}

test('a worker that computes does not move the clock of a thread that sleeps', { skip: none }, async () => {
  const source = `
    const { workerData } = require('node:worker_threads')
    Atomics.store(workerData, 0, 1)
    Atomics.notify(workerData, 0)
    while (Atomics.load(workerData, 1) === 0);
  `
  const worker = new Worker(source, { eval: true, workerData: flag })
  const ended = new Promise((resolve) => worker.once('exit', resolve))
  await Atomics.waitAsync(flag, 0, 0).value

  const own = threadCpu()
  const all = processCpu()
  Atomics.wait(flag, 0, 1, 120)
  const ownSpent = threadCpu() - own
  const allSpent = processCpu() - all
  Atomics.store(flag, 1, 1)
  await ended

  assert.ok(allSpent > 10, `the process worked ${allSpent} ms`)
  assert.ok(ownSpent < allSpent / 2, `the sleeper was charged ${ownSpent} of ${allSpent} ms`)
})

test('the clock is exact within a tick of the scheduler', { skip: none }, () => {
  // Between ticks an inexact clock stands still for 4 ms: of 40 half-milliseconds it would see at most a few move.
  let moved = 0
  for (let i = 0; i < 40; i++) {
    const before = threadCpu()
    spin(0.5)
    if (threadCpu() > before) moved++
  }
  assert.ok(moved >= 36, `the clock moved in ${moved} of 40 short spans`)
})

test('CPU time never runs ahead of wall time or backwards', { skip: none }, () => {
  const wallStart = wall()
  const start = threadCpu()
  let last = start
  for (let i = 0; i < 200; i++) {
    spin(0.05)
    const now = threadCpu()
    assert.ok(now >= last, `${now} after ${last}`)
    last = now
  }
  const spent = last - start
  assert.ok(spent <= wall() - wallStart + 1, `${spent} ms of CPU`)
})
