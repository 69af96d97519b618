import assert from 'node:assert/strict'
import test from 'node:test'
import { compareRuns } from '../../../bench/compare/compare-runs.ts'
import { simulatedRun } from '../support/simulated-run.ts'

/** A third of the time more or less, from minute to minute. */
const moody = { samples: 60, noise: 0.01, rounds: 7 }

test('5 % are found in the ratios of rounds, and nothing else', () => {
  for (let k = 0; k < 3; k++) {
    const base = simulatedRun({ ...moody, seed: 100 + k })
    const head = simulatedRun({ ...moody, seed: 200 + k, slower: (position) => (position === 3 ? 1.05 : 1) })
    const changes = compareRuns(base, head).cases.map(({ change }) => change)
    assert.equal(changes[3], 'regressed')
    assert.ok(changes.every((change, i) => i === 3 || change === 'unchanged' || change === "can't tell"))
    assert.equal(compareRuns(head, base).cases[3].change, 'improved')
  }
})

test('twenty comparisons of equal code raise no false alarm', () => {
  for (let k = 0; k < 20; k++) {
    const [base, head] = [2 * k + 1, 2 * k + 2].map((seed) => simulatedRun({ ...moody, seed, rounds: k }))
    for (const { change, id } of compareRuns(base, head).cases)
      assert.ok(change === 'unchanged' || change === "can't tell", `pair ${k}, ${id}: ${change}`)
  }
})

test('seven rounds are shown, and nothing concluded from them', () => {
  const few = { ...moody, samples: 7 }
  const { cases } = compareRuns(simulatedRun({ ...few, seed: 1 }), simulatedRun({ ...few, seed: 2 }))
  for (const { ratio, low, high, why } of cases) {
    assert.equal(why, 'too few samples')
    assert.ok(low <= ratio && ratio <= high)
  }
})
