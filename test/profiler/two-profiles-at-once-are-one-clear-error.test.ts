import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ProfilerError, profile, profileOff, profileOn, profiling, wrap } from '../../src/index.ts'

test('the error says where the first one was started, and the first one goes on', () => {
  profileOn()
  assert.throws(profileOn, (error: Error) => {
    assert.ok(error instanceof ProfilerError)
    assert.match(error.message, /two-profiles-at-once.*:6; end that one first$/)
    return true
  })
  profileOff()
  profileOff()
  profileOn()
  profileOff()
})

test('profile(fn) ends its profile however fn ends, and so does a block', async () => {
  const work = wrap(() => 42, 'work')
  const { result, stats } = await profile(async () => work())
  assert.equal(result, 42)
  assert.equal([...(stats.get('main')?.values() ?? [])][0].calls, 1)
  await assert.rejects(
    profile(() => {
      throw new Error('as told')
    }),
    /as told/
  )
  {
    using p = profiling()
    work()
    work()
    assert.equal([...(p.stats().get('main')?.values() ?? [])][0].calls, 2)
  }
  profileOn()
  profileOff()
})
