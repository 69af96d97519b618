import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verdictOf } from '../../../bench/check/verdict.ts'
import type { ProfileRow } from '../../../src/index.ts'

function row(rank: number, name: string, wall: number, cpu: number, wait = 0): ProfileRow {
  const place = { file: 'assembly/x.ts', line: 1 }
  return {
    thread: { rank, name: `rank ${rank}`, tid: rank + 1 },
    function: name,
    ...place,
    calledFrom: place,
    calls: 1,
    primitiveCalls: 1,
    wall: { total: wall, self: wall, min: wall, max: wall },
    cpu: { total: cpu, self: cpu },
    wait
  }
}

const both = (wall: number, cpu: number, wait = 0) => [
  row(0, 'dgesdd', wall, cpu, wait),
  row(1, 'dgesdd', wall, cpu, wait)
]
const quiet = { threads: 2, usableCores: 2, ours: true, wall: 100, runDelay: 0 }

test('two busy threads', () => {
  const verdict = verdictOf({ ...quiet, rows: [...both(100, 97), row(0, 'gebrd', 60, 60), row(0, 'bdsdc', 30, 30)] })
  assert.match(
    verdict,
    /^2 of 2 threads worked, CPU is 97% of wall × threads; most time in gebrd \(30%\); nothing held them back$/
  )
})

test('a rank that had nothing to do', () => {
  assert.match(
    verdictOf({ ...quiet, rows: [row(0, 'dgesdd', 100, 95), row(1, 'dgesdd', 100, 1)] }),
    /^1 of 2 threads worked/
  )
})

test('waiting, other programs, too many threads, idle cores', () => {
  const four = [0, 1, 2, 3].map((rank) => row(rank, 'dgesdd', 100, 60))
  assert.match(verdictOf({ ...quiet, rows: both(100, 60, 30) }), /ranks waited for each other 30% of the time/)
  assert.match(
    verdictOf({ ...quiet, rows: both(100, 60), runDelay: 60 }),
    /other programs kept the threads off their cores for 30%/
  )
  assert.match(verdictOf({ ...quiet, threads: 4, rows: four }), /4 threads share 2 usable cores/)
  assert.match(
    verdictOf({ ...quiet, threads: 1, rows: [row(0, 'dgesdd', 100, 99)] }),
    /1 usable core was not asked for/
  )
})

test('a matrix that is too small to share, and one that is empty', () => {
  assert.match(
    verdictOf({ ...quiet, rows: [row(0, 'dgesdd', 100, 95)] }),
    /the matrix is too small for more than 1 of them$/
  )
  assert.match(
    verdictOf({ ...quiet, ours: false, rows: [row(0, 'dgesdd', 100, 95)] }),
    /1 of the threads took no part$/
  )
  assert.equal(verdictOf({ ...quiet, rows: [] }), 'an empty matrix: there was nothing to compute')
})
