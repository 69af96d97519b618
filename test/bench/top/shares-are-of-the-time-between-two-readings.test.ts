import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Reading, ThreadReading } from '../../../bench/top/reading.ts'
import { usageBetween } from '../../../bench/top/usage.ts'

function thread(tid: number, cpu: number, runDelay: number | null, started = 1): ThreadReading {
  return { tid, name: 'node', state: 'R', parent: 1, cpu, runDelay, started, core: 0, kernel: null }
}

function reading(wall: number, threads: ThreadReading[], jiffies: [number, number, number]): Reading {
  const [busy, steal, total] = jiffies
  return { wall, cores: [{ cpu: 0, busy, steal, total }], processes: [{ pid: 1, command: 'node', threads }] }
}

test('CPU and wait are shares of the elapsed time, a process the sum of its threads', () => {
  const before = reading(0, [thread(1, 1000, 50), thread(2, 0, null)], [0, 0, 0])
  const after = reading(2000, [thread(1, 3000, 250), thread(2, 1000, null)], [100, 20, 200])
  const { elapsed, cores, processes } = usageBetween(before, after)
  assert.equal(elapsed, 2000)
  assert.deepEqual(cores, [{ cpus: [0], busy: 0.5, steal: 0.1 }])
  assert.equal(processes[0].cpu, 1.5)
  assert.deepEqual(
    processes[0].threads.map(({ cpu, wait }) => [cpu, wait]),
    [
      [1, 0.1],
      [0.5, null]
    ]
  )
})

test('a thread that has taken an old number starts from nothing', () => {
  const before = reading(0, [thread(1, 5000, 0, 1)], [0, 0, 0])
  const after = reading(1000, [thread(1, 400, 0, 2)], [0, 0, 100])
  assert.equal(usageBetween(before, after).processes[0].threads[0].cpu, 0.4)
})

test('columns that the kernel corrects downwards, and cores that are new, are no negative share', () => {
  const before = reading(0, [], [100, 5, 200])
  const after = reading(1000, [], [99, 4, 300])
  assert.deepEqual(usageBetween(before, after).cores, [{ cpus: [0], busy: 0, steal: 0 }])
  assert.deepEqual(usageBetween({ ...before, cores: [] }, after).cores, [{ cpus: [0], busy: 0, steal: 0 }])
})
