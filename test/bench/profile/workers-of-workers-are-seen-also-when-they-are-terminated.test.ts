import assert from 'node:assert/strict'
import { test } from 'node:test'
import { profileScript, rowsOf } from './profile-script.ts'

const THREADS = ['main', 'worker 2', 'worker 3']

test('with their times', async () => {
  const { profile } = await profileScript('nested-workers.mjs')
  assert.deepEqual(
    THREADS.map((name) => rowsOf(profile, name).get('work')?.calls),
    [2, 3, 4]
  )
})

test('with --counts', async () => {
  const { profile } = await profileScript('nested-workers.mjs', ['--counts'])
  const rows = (profile.counts ?? []).filter((row) => row.function === 'work')
  assert.deepEqual(
    rows.map(({ thread, calls }) => [thread.name, calls]),
    [
      ['main', 2],
      ['worker 2', 3],
      ['worker 3', 4]
    ]
  )
})
