import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { cpuClockSource, runDelay, threadCpu } from '../../../src/profiler/clock.ts'
import { clockSteps } from '../../../src/profiler/clock-steps.ts'
import { setThreadName, threadNumber } from '../../../src/profiler/thread-identity.ts'

const named = setThreadName('heddle-rank-17-of-64')
parentPort?.postMessage({
  steps: clockSteps(),
  cpu: threadCpu(),
  source: cpuClockSource(),
  delay: runDelay(),
  number: threadNumber(),
  named,
  name: named ? readFileSync('/proc/thread-self/comm', 'utf8').trim() : null
})
