import assert from 'node:assert/strict'
import { test } from 'node:test'
import { profileScript } from './profile-script.ts'

/** HEDDLE_MIXED_LOAD=10000 for ten seconds. */
const milliseconds = process.env.HEDDLE_MIXED_LOAD ?? '5000'

test('of a mixed load at most 2 % is in no thread that was read, living or exited', {
  skip: process.platform !== 'linux'
}, async (t) => {
  const { profile } = await profileScript('mixed-load.ts', [], [milliseconds])
  // A remainder closes the table by construction: it must be small without it.
  const read = profile.threads.filter(({ role }) => role !== 'exited')
  const sum = read.reduce((total, { cpu }) => total + cpu, 0)
  t.diagnostic(`${sum} of ${profile.processCpu} ms`)
  assert.ok(Math.abs(sum - profile.processCpu) <= 0.02 * profile.processCpu, `${sum} of ${profile.processCpu} ms`)
  assert.ok(read.filter(({ role }) => role === 'worker').length >= 3)
})
