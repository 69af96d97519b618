import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { cpuClockSource, threadCpu } from '../../../src/profiler/clock.ts'
import { SchedStat } from '../../../src/profiler/clock-schedstat.ts'

const stat = SchedStat.open()
const skip = (stat === null || cpuClockSource() === null) && 'this system has no /proc/thread-self/schedstat'

test('schedstat, which Node 20 falls back to, agrees with the clock in use', { skip }, () => {
  const before = threadCpu()
  process.cpuUsage()
  const between = stat?.cpu() ?? Number.NaN
  const after = threadCpu()
  assert.ok(between >= before - 0.01 && between <= after + 0.01, `${before} ≤ ${between} ≤ ${after}`)
})

test('its three fields are read by place', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heddle-schedstat-'))
  try {
    const path = join(folder, 'schedstat')
    writeFileSync(path, '1234567890123 4500000 77\n')
    const read = SchedStat.open(path)
    assert.equal(read?.cpu(), 1234567.890123)
    assert.equal(read?.runDelay(), 4.5)
    writeFileSync(path, '5\n')
    assert.ok(Number.isNaN(read?.runDelay()))
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a missing or damaged file is no clock, and no error', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heddle-schedstat-'))
  try {
    assert.equal(SchedStat.open(join(folder, 'missing')), null)
    writeFileSync(join(folder, 'damaged'), 'none\n')
    assert.equal(SchedStat.open(join(folder, 'damaged')), null)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
