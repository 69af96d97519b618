import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pinningOf } from '../../../bench/pinning.ts'
import { canPin } from '../../../src/machine/pin-thread.ts'
import type { UsableCores } from '../../../src/machine/usable-cores.ts'

function usable(count: number, limit: UsableCores['limit'] = 'online'): UsableCores {
  return { count, limit, why: '', physical: count, affinity: null, quota: null }
}

async function pinned(choice: boolean | undefined, cores: UsableCores): Promise<number[]> {
  const isPinned = await pinningOf(choice, cores)
  return [1, 2, 4, 8].filter(isPinned)
}

test('without a choice, a team with a rank for every core is pinned, and no other', async () => {
  assert.deepEqual(await pinned(undefined, usable(4)), (await canPin()) ? [4] : [])
  assert.deepEqual(await pinned(undefined, usable(1)), [])
})

test('under a CPU quota nothing is pinned unless asked for', async () => {
  assert.deepEqual(await pinned(undefined, usable(4, 'quota')), [])
})

test('--pin pins all, --no-pin none', async () => {
  assert.deepEqual(await pinned(true, usable(4, 'quota')), [1, 2, 4, 8])
  assert.deepEqual(await pinned(false, usable(4)), [])
})
