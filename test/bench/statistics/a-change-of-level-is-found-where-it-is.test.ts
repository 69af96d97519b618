import assert from 'node:assert/strict'
import test from 'node:test'
import { levelChanges } from '../../../bench/statistics/level-changes.ts'
import { seeded } from '../../../bench/statistics/seeded.ts'

/** Levels with noise of ±5 %, like the medians of a machine that is shared. */
function series(levels: ReadonlyArray<readonly [length: number, level: number]>, seed: number): number[] {
  const random = seeded(seed)
  return levels.flatMap(([length, level]) => Array.from({ length }, () => Math.log(level * (0.95 + random() / 10))))
}

test('one step, two steps and a step back', () => {
  assert.deepEqual(
    levelChanges(
      series(
        [
          [15, 10],
          [12, 13]
        ],
        1
      )
    ),
    [15]
  )
  assert.deepEqual(
    levelChanges(
      series(
        [
          [20, 10],
          [15, 14],
          [15, 11]
        ],
        2
      )
    ),
    [20, 35]
  )
})

test('noise alone seldom makes a change', () => {
  const alarms = Array.from({ length: 100 }, (_, i) => levelChanges(series([[30, 10]], 100 + i))).filter(
    (changes) => changes.length > 0
  )
  assert.ok(alarms.length <= 4, `${alarms.length} false alarms in 100 series`)
})

test('one wild run is no level', () => {
  const values = series([[30, 10]], 5)
  values[12] = Math.log(100)
  assert.deepEqual(levelChanges(values), [])
})

test('too few runs, and runs that are all the same, have no changes', () => {
  assert.deepEqual(levelChanges([]), [])
  assert.deepEqual(levelChanges([1, 2, 3, 4, 5]), [])
  assert.deepEqual(levelChanges(new Array(40).fill(3)), [])
})

test('the same series gives the same changes', () => {
  const values = series(
    [
      [10, 10],
      [10, 12]
    ],
    9
  )
  assert.deepEqual(levelChanges(values), levelChanges(values))
})
