import assert from 'node:assert/strict'
import { test } from 'node:test'
import { getProfileStats, profileOff, profileOn, wrap } from '../../../src/index.ts'

test('a generator that yields often is one long call of many short parts', () => {
  const numbers = wrap(function* (n: number) {
    for (let i = 0; i < n; i++) yield i
  }, 'numbers')
  profileOn()
  for (const _ of numbers(5000));
  profileOff()
  const row = [...(getProfileStats().get('main')?.values() ?? [])].find((each) => each.function === 'numbers')
  assert.deepEqual([row?.calls, row?.cpu, row?.tooShort], [1, null, true])
})
