import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { Worker } from 'node:worker_threads'
import { SchedStat } from '../../../src/profiler/clock-schedstat.ts'
import { snapshotThreads } from '../../../src/profiler/thread-account.ts'

const skip = existsSync('/proc/thread-self/schedstat') ? false : 'this system has no schedstat'

test('the clock of a thread that has ended reads NaN, and its file can be closed', { skip }, async () => {
  const before = new Set(numbers())
  const worker = new Worker('setInterval(() => {}, 1000)', { eval: true })
  await new Promise((resolve) => worker.once('online', resolve))
  const stats = numbers()
    .filter((number) => !before.has(number))
    .map((number) => SchedStat.open(`/proc/self/task/${number}/schedstat`) ?? assert.fail())
  assert.ok(stats.length > 0 && stats.every((stat) => stat.cpu() >= 0))
  await worker.terminate()
  assert.ok(stats.some((stat) => Number.isNaN(stat.cpu()) && Number.isNaN(stat.runDelay())))
  for (const stat of stats) stat.close()
})

function numbers(): number[] {
  return [...snapshotThreads().threads.keys()]
}
