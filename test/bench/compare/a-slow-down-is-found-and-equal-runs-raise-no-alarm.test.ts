import assert from 'node:assert/strict'
import test from 'node:test'
import { compareRuns } from '../../../bench/compare/compare-runs.ts'
import { simulatedRun } from '../support/simulated-run.ts'

const changesOf = (base: ReturnType<typeof simulatedRun>, head: ReturnType<typeof simulatedRun>) =>
  compareRuns(base, head).cases.map(({ change }) => change)

test('twenty comparisons of equal code raise no false alarm', () => {
  for (let k = 0; k < 20; k++) {
    const changes = changesOf(simulatedRun({ seed: 2 * k + 1 }), simulatedRun({ seed: 2 * k + 2 }))
    assert.equal(changes.length, 8)
    for (const change of changes) assert.ok(change === 'unchanged' || change === "can't tell", `pair ${k}: ${change}`)
  }
})

test('an injected slow-down of 5 % is found, and nothing else', () => {
  for (let k = 0; k < 3; k++) {
    const quiet = { samples: 40, noise: 0.01 }
    const base = simulatedRun({ seed: 100 + k, ...quiet })
    const head = simulatedRun({ seed: 200 + k, ...quiet, slower: (position) => (position === 3 ? 1.05 : 1) })
    const changes = changesOf(base, head)
    assert.equal(changes[3], 'regressed')
    assert.ok(changes.every((change, i) => i === 3 || change === 'unchanged' || change === "can't tell"))
    assert.equal(changesOf(head, base)[3], 'improved')
  }
})

test('the same samples are unchanged', () => {
  const run = simulatedRun({ seed: 1, noise: 0.002 })
  assert.ok(changesOf(run, run).every((change) => change === 'unchanged'))
})

test('calls so short that the noise hides everything are not called unchanged', () => {
  const quick = (scale: number) => (position: number) => (position === 0 ? scale : 1)
  // 3 ms a call become 30 µs: less than threads' places may cost.
  const run = simulatedRun({ seed: 1, noise: 0.002, slower: quick(0.01) })
  assert.deepEqual(changesOf(run, run).slice(0, 2), ["can't tell", 'unchanged'])
})

test('a single sample is shown, and nothing concluded from it', () => {
  const { cases } = compareRuns(simulatedRun({ seed: 1, samples: 40 }), simulatedRun({ seed: 2, samples: 1 }))
  for (const { ratio, low, high, base, head, change, why } of cases) {
    assert.deepEqual([change, why], ["can't tell", 'too few samples'])
    assert.ok(Math.abs(ratio / (head / base) - 1) < 1e-9 && low <= ratio && ratio <= high)
  }
})
