/** A thread that tells of its table, works, and blocks for good. */
import { parentPort } from 'node:worker_threads'
import { enter, leave, numberOf, startRecording, table } from '../../../src/profiler/table/recorder.ts'

const identity = (name: string) => ({ name, file: 'f', line: 1, column: 1, kind: 'plain' }) as const
const works = numberOf(identity('works'))
const blocks = numberOf(identity('blocks'))
startRecording()
parentPort?.postMessage(table)
for (let i = 0; i < 10; i++) {
  const token = enter(works)
  Math.sqrt(i)
  leave(token)
}
enter(blocks)
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
