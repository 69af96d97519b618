import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixture, profileScript, rowsOf } from './profile-script.ts'

test('recursion, exceptions, async, a generator, a hot loop and three workers: true counts, true places', async () => {
  const { status, stderr, profile } = await profileScript('known-counts.ts', [], ['--x', 'y'])
  assert.equal(status, 0, stderr)
  assert.equal(stderr, 'done --x,y\n')
  const main = rowsOf(profile, 'main')
  const counts = ['hot', 'add', 'fails', 'tries', 'naps', 'nap', 'upTo'].map((name) => [name, main.get(name)?.calls])
  assert.deepEqual(counts, [
    ['hot', 1],
    ['add', 1005],
    ['fails', 10],
    ['tries', 1],
    ['naps', 1],
    ['nap', 3],
    ['upTo', 1]
  ])
  const { file, line, column, cpu, tooShort } = main.get('add') ?? assert.fail()
  assert.deepEqual([file, line, column, cpu, tooShort], [fixture('known-counts.ts'), 8, 1, null, true])
  const nap = main.get('nap') ?? assert.fail()
  assert.equal(nap.async, true)
  assert.ok((nap.awaited ?? 0) >= 3 * 19 && nap.wall.total < 3 * 19, 'awaiting stops the clock')

  // fib(n) makes 2·F(n + 1) − 1 calls.
  const workers = profile.functions.filter((row) => row.thread.name !== 'main' && row.function === 'fib')
  const calls = workers.map((row) => [row.calls, row.primitiveCalls]).sort((a, b) => a[0] - b[0])
  assert.deepEqual(calls, [
    [177, 1],
    [287, 1],
    [465, 1]
  ])
  assert.equal(new Set(workers.map((row) => row.thread.tid)).size, 3)
})

test('the threads, those that have exited among them, add up to the CPU time of the process', async () => {
  const { profile } = await profileScript('known-counts.ts')
  const sum = profile.threads.reduce((total, { cpu }) => total + cpu, 0)
  assert.ok(Math.abs(sum - profile.processCpu) <= 0.02 * profile.processCpu, `${sum} of ${profile.processCpu} ms`)
  const names = profile.threads.map(({ name }) => name)
  assert.ok(names.includes('main'))
  if (process.platform === 'linux') assert.equal(names.filter((name) => name.startsWith('worker')).length, 3)
})

test('--counts: the same counts, a call that is resumed is counted once', async () => {
  const { profile } = await profileScript('known-counts.ts', ['--counts'])
  assert.deepEqual(profile.functions, [])
  const calls = (profile.counts ?? []).filter((row) => ['fib', 'add', 'fails', 'upTo', 'nap'].includes(row.function))
  assert.deepEqual(
    calls.map((row) => row.calls).sort((a, b) => a - b),
    [1, 3, 10, 177, 287, 465, 1005]
  )
  assert.equal(calls.find((row) => row.function === 'add')?.line, 8)
})

test('--exclude leaves a file alone, and its functions out', async () => {
  const { profile } = await profileScript('known-counts.ts', ['--exclude', 'known-*.ts'])
  assert.deepEqual(profile.functions, [])
})
