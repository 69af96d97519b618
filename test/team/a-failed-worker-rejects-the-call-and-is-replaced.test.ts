import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { WorkerError } from '../../src/errors.ts'
import { type FaultyTeam, faultyTeam } from '../support/faulty-team.ts'

const failsAt = (rank: number) => (error: unknown) =>
  error instanceof WorkerError && error.rank === rank && error.cause instanceof Error

async function worksOn({ team }: FaultyTeam): Promise<void> {
  assert.equal(await team.run('sumOfRanks', []), (team.size * (team.size - 1)) / 2)
}

test('a rank that traps: the call rejects with its cause, the others are freed, the next call works', async () => {
  await using faulty = await faultyTeam(3)
  for (const rank of [0, 1, 2]) {
    await assert.rejects(faulty.team.run('trapOn', [rank]), failsAt(rank))
    await worksOn(faulty)
  }
})

test('a rank that dies while the others wait for it: the same', async () => {
  await using faulty = await faultyTeam(3)
  for (const rank of [2, 0]) {
    const call = faulty.team.run('hangOn', [rank])
    await sleep(20)
    const rejected = assert.rejects(call, failsAt(rank))
    await faulty.terminate(rank)
    await rejected
    await worksOn(faulty)
  }
})

test('a rank that dies between calls is replaced unseen', async () => {
  await using faulty = await faultyTeam(2)
  await faulty.terminate(1)
  await worksOn(faulty)
})

test('calls queued behind a failing one run', async () => {
  await using faulty = await faultyTeam(2)
  const failing = faulty.team.run('trapOn', [1])
  const queued = [1, 2, 3].map(() => worksOn(faulty))
  await assert.rejects(failing, failsAt(1))
  await Promise.all(queued)
})
