import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampledTimes } from '../../../bench/profile/sampled-times.ts'
import { fixture, profileScript } from './profile-script.ts'

test('--sample: a sampled profile of every thread, in which its busy function stands', async () => {
  const { profile } = await profileScript('busy.ts', ['--sample'])
  assert.equal(profile.samples?.length, 4)
  const busy = (profile.samples ?? [])
    .flatMap(sampledTimes)
    .filter((row) => row.function === 'busy' && row.file === fixture('busy.ts'))
  assert.equal(new Set(busy.map(({ thread }) => thread.tid)).size, 4)
})
