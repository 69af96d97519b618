import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Activity } from '../../../bench/top/activity.ts'
import { processUsage, threadUsage, usage } from './support/usage.ts'

const tids = (processes: ReturnType<Activity['update']>) =>
  processes.map(({ threads }) => threads.map(({ tid }) => tid))

test('a thread that has worked keeps its line for five seconds, then counts as idle', () => {
  const activity = new Activity()
  const main = threadUsage({ tid: 1, cpu: 0.5 })
  const busy = usage([processUsage(1, [main, threadUsage({ tid: 2, cpu: 0.3 })])])
  const quiet = usage([processUsage(1, [main, threadUsage({ tid: 2 })])], 2000)
  assert.deepEqual(tids(activity.update(busy)), [[1, 2]])
  assert.deepEqual(tids(activity.update(quiet)), [[1, 2]])
  assert.deepEqual(tids(activity.update(quiet)), [[1, 2]])
  const [process] = activity.update(quiet)
  assert.deepEqual(tids([process]), [[1]])
  assert.equal(process.idle, 1)
})

test('a process is shown when it uses a core or wants one, the busiest first', () => {
  const activity = new Activity()
  const processes = [
    processUsage(1, [threadUsage({ tid: 1 })], 'npm'),
    processUsage(2, [threadUsage({ tid: 2, wait: 0.4 })], 'starved'),
    processUsage(3, [threadUsage({ tid: 3, cpu: 0.9 })], 'busy')
  ]
  assert.deepEqual(
    activity.update(usage(processes)).map(({ command }) => command),
    ['busy', 'starved']
  )
})

test('the main thread comes first, then the ranks by number, idle or not', () => {
  const rank = (tid: number, n: number) => threadUsage({ tid, name: `heddle rank ${n}`, kernel: '' })
  const threads = [threadUsage({ tid: 5, cpu: 1 }), rank(7, 10), rank(8, 9), rank(9, 2), threadUsage({ tid: 4 })]
  assert.deepEqual(tids(new Activity().update(usage([processUsage(4, threads)]))), [[4, 9, 8, 7, 5]])
})
