import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { createTeam } from '../../src/index.ts'
import { canPin, pinningOrder, pinThread } from '../../src/machine/pin-thread.ts'

const skip = (await canPin()) ? false : 'taskset (util-linux) is not here'

test('each rank of a pinned team may run on one core only, in turn', { skip }, async () => {
  const order = pinningOrder()
  await using team = await createTeam({ threads: 3, variant: 'simd', pin: true })
  await team.nothing()
  const expected = [0, 1, 2].map((rank) => [`heddle rank ${rank}`, String(order[rank % order.length])])
  assert.deepEqual(allowedCores(), expected)
})

test('a team that is not pinned may run anywhere', { skip }, async () => {
  await using team = await createTeam({ threads: 2, variant: 'simd' })
  await team.nothing()
  const all = readFileSync('/proc/self/status', 'utf8').match(/^Cpus_allowed_list:\t(.*)$/m)?.[1]
  assert.deepEqual(
    allowedCores().map(([, cores]) => cores),
    [all, all]
  )
})

test('a thread that is not there is one clear error', { skip }, async () => {
  await assert.rejects(
    pinThread(2 ** 22 - 1, 0),
    /^EngineError: pin: thread 4194303 can not be tied to core 0: .*; do without pin$/
  )
})

/** Of the ranks of this process, by name. */
function allowedCores(): string[][] {
  return readdirSync('/proc/self/task')
    .map((thread) => {
      const status = readFileSync(`/proc/self/task/${thread}/status`, 'utf8')
      return ['Name', 'Cpus_allowed_list'].map((key) => new RegExp(`^${key}:\t(.*)$`, 'm').exec(status)?.[1] ?? '')
    })
    .filter(([name]) => name.startsWith('heddle rank'))
    .sort()
}
