import assert from 'node:assert/strict'
import { test } from 'node:test'
import { profileScript } from './profile-script.ts'

for (const options of [[], ['--counts']])
  test(`and the workers that they make, ${options[0] ?? 'with their times'}`, async () => {
    const { profile, stderr, status } = await profileScript('string-workers.mjs', options)
    assert.equal(status, 0, stderr)
    const calls = (name: string) =>
      [...profile.functions, ...(profile.counts ?? [])].filter((row) => row.function === name).map((row) => row.calls)
    assert.deepEqual(calls('work'), [3, 3])
    assert.deepEqual(calls('pause'), [1, 1])
    assert.deepEqual(profile.left, ['[worker eval]: is a module'])
    if (options.length > 0) return
    const row = profile.functions.find((each) => each.function === 'work')
    assert.deepEqual([row?.file, row?.line, row?.primitiveCalls], ['[worker eval]', 5, 1])
  })
