import assert from 'node:assert/strict'
import test from 'node:test'
import { Worker } from 'node:worker_threads'
import type { ClockSteps } from '../../../src/profiler/clock-steps.ts'

interface Report {
  steps: { wall: ClockSteps; cpu: ClockSteps | null }
  cpu: number
  source: string | null
  delay: number
  number: number | null
  named: boolean
  name: string | null
}

const report = await new Promise<Report>((resolve, reject) => {
  const worker = new Worker(new URL('./reporter.ts', import.meta.url))
  worker.once('message', resolve)
  worker.once('error', reject)
})
const linux = process.platform !== 'linux' && 'Linux only'

test('the wall clock steps by less than a millisecond and costs less than 20 µs', () => {
  const { step, cost } = report.steps.wall
  assert.ok(step !== null && step > 0 && step < 1e6, `step ${step} ns`)
  assert.ok(cost > 0 && cost < 20_000, `cost ${cost} ns`)
})

test('the CPU clock is there when a source is named, and NaN otherwise', () => {
  assert.equal(report.steps.cpu === null, report.source === null)
  assert.equal(Number.isNaN(report.cpu), report.source === null)
})

test('on Linux the CPU clock is finer than a tick', { skip: linux }, () => {
  const step = report.steps.cpu?.step
  assert.ok(step !== null && step !== undefined && step < 1e6, `step ${step} ns`)
})

test('on Linux the run delay is a time', { skip: linux }, () => {
  assert.ok(report.delay >= 0 || Number.isNaN(report.delay))
})

test('on Linux a thread knows its number and takes a name of 15 bytes', { skip: linux }, () => {
  assert.ok(report.number !== null && report.number !== process.pid)
  assert.equal(report.named, true)
  assert.equal(report.name, 'heddle-rank-17-')
})
