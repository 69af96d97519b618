import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultyTeam } from '../support/faulty-team.ts'

// Spinning (threads fit the cores), parked (they do not), and more threads than any test machine has cores.
const teams = [
  { threads: 2, usableCores: 8, rounds: 100_000 },
  { threads: 2, usableCores: 1, rounds: 5_000 },
  { threads: 3, usableCores: 1, rounds: 3_000 },
  { threads: 9, usableCores: 1, rounds: 500 }
]

for (const { threads, usableCores, rounds } of teams)
  test(`${threads} ranks as if on ${usableCores} cores: ${rounds} reductions, each the right sum`, async () => {
    await using faulty = await faultyTeam(threads, usableCores)
    let expected = 0
    for (let i = 0; i < rounds; i++) expected += ((threads * (threads + 1)) / 2) * (i & 7)
    assert.equal(await faulty.team.run('reduceMany', [rounds]), expected)
  })
