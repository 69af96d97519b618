import assert from 'node:assert/strict'
import test from 'node:test'
import { timelineOf } from '../../../bench/runner/timeline.ts'
import type { Lane } from '../../../src/index.ts'

const NAMES = ['dgesdd', 'gebrd', 'bdsdc', 'barrier']

/** A lane whose spans are given as name, depth, start, end. */
function lane(rank: number | null, spans: ReadonlyArray<readonly [string, number, number, number]>): Lane {
  return {
    thread: { rank, name: `rank ${rank}`, tid: 1 },
    started: 0,
    stopped: 0,
    frames: NAMES.map((name) => ({ name, file: 'x.ts', line: 1, column: 0, kind: 'plain' })),
    nodes: NAMES.map((_, frame) => ({ parent: -1, frame, calls: 1, wall: 1, cpu: 1 })),
    spans: spans.map(([name, depth, start, end]) => ({
      node: NAMES.indexOf(name),
      depth,
      start,
      elapsed: end - start,
      cpu: null
    })),
    shortestSpan: 0,
    overhead: {} as Lane['overhead'],
    lost: 0
  }
}

test('slices name the stage that has most of them, and the part that was waited', () => {
  const timeline = timelineOf([
    lane(null, [['gebrd', 0, 0, 1000]]),
    lane(1, [['dgesdd', 0, 100, 260]]),
    lane(0, [
      ['dgesdd', 0, 100, 260],
      ['gebrd', 1, 100, 200.4],
      ['barrier', 2, 150, 150.5],
      ['barrier', 1, 210, 212],
      ['bdsdc', 1, 220, 260],
      ['gebrd', 2, 230, 240]
    ])
  ])
  assert.equal(timeline?.slice, 1)
  const [first, second] = timeline.threads
  assert.deepEqual([first.rank, second.rank, first.stages.length], [0, 1, 160])
  assert.deepEqual(
    [0, 99, 100, 105, 135].map((at) => first.stages[at]),
    ['gebrd', 'gebrd', 'gebrd', 'dgesdd', 'bdsdc']
  )
  assert.deepEqual(
    [49, 50, 109, 110, 111, 112].map((at) => first.waiting[at]),
    [0, 0.5, 0, 1, 1, 0]
  )
  assert.equal(second.stages[0], 'dgesdd')
})

test('without ranks, or without time, there is no timeline', () => {
  assert.equal(timelineOf([lane(null, [['gebrd', 0, 0, 1]])]), undefined)
  assert.equal(timelineOf([lane(0, [])]), undefined)
  assert.equal(timelineOf([lane(0, [['gebrd', 0, 1, 1]])]), undefined)
})
