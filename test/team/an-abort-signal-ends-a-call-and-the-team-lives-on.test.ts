import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { faultyTeam } from '../support/faulty-team.ts'

test('a long call ends at its next barrier, on 1 and 3 threads, and its rejection is the signal’s reason', async () => {
  for (const threads of [1, 3]) {
    await using faulty = await faultyTeam(threads)
    const controller = new AbortController()
    const call = faulty.team.run('meet', [2 ** 31 - 1], { signal: controller.signal })
    await sleep(20)
    controller.abort()
    await assert.rejects(call, { name: 'AbortError' })
    const workers = Array.from({ length: threads }, (_, rank) => faulty.team.threadId(rank))
    assert.equal(await faulty.team.run('teamSize', []), threads)
    assert.deepEqual(
      workers,
      Array.from({ length: threads }, (_, rank) => faulty.team.threadId(rank)),
      'no worker was lost'
    )
  }
})

test('a signal that has fired already stops the call before it starts', async () => {
  await using faulty = await faultyTeam(2)
  await assert.rejects(faulty.team.run('meet', [1], { signal: AbortSignal.abort() }), { name: 'AbortError' })
})

test('a call that ends before its signal fires resolves', async () => {
  await using faulty = await faultyTeam(2)
  const controller = new AbortController()
  await faulty.team.run('meet', [10], { signal: controller.signal })
  controller.abort()
  await faulty.team.run('meet', [10])
})

test('a signal that fires while a dead rank is replaced stops the call before it starts', async () => {
  await using faulty = await faultyTeam(2)
  await faulty.terminate(1)
  const controller = new AbortController()
  const call = faulty.team.run('meet', [2 ** 31 - 1], { signal: controller.signal })
  setImmediate(() => controller.abort())
  await assert.rejects(call, { name: 'AbortError' })
})
