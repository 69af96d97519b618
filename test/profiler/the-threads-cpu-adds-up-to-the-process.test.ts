import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTeam, getProfileStats, profileOff, profileOn } from '../../src/index.ts'
import { accountBetween, snapshotThreads } from '../../src/profiler/thread-account.ts'

test('rows of all threads, snapshots taken while the workers are parked, sum to the CPU time of the process', async (t) => {
  const before = snapshotThreads()
  if (before.threads.size === 0) return t.skip('no /proc/self/task here')
  await using team = await createTeam({ threads: 2 })
  const x = team.vector(500_000).fill(1)
  const start = snapshotThreads()
  profileOn()
  for (let i = 0; i < 200; i++) await team.blas.ddot(500_000, x, 1, x, 1)
  profileOff()
  const account = accountBetween(start, snapshotThreads())
  const sum = account.threads.reduce((total, { cpu }) => total + cpu, 0)
  // V8's helper threads may run during a snapshot; the kernel books those once a tick.
  assert.ok(Math.abs(sum - account.process) <= 8 + 0.02 * account.process, `${sum} ms of ${account.process} ms`)

  for (const rank of [0, 1]) {
    const rows = [...(getProfileStats().get(`rank ${rank}`)?.values() ?? [])]
    const [ddot] = rows.filter((row) => row.function === 'ddot')
    const thread = account.threads.find(({ name }) => name === `heddle rank ${rank}`)
    assert.equal(ddot.calls, 200)
    assert.equal(ddot.file, 'assembly/blas1/dot.ts')
    assert.ok(ddot.cpu !== null && thread !== undefined)
    assert.ok(ddot.cpu.total <= thread.cpu + 1, 'a kernel has no more CPU time than its thread')
    assert.ok(ddot.cpu.total > 0.3 * thread.cpu, 'and most of what its thread used')
  }
})
