import assert from 'node:assert/strict'
import test from 'node:test'
import { compareRuns } from '../../../bench/compare/compare-runs.ts'
import { type GateOptions, gatesFrom, judge } from '../../../bench/compare/gates.ts'
import { sampleResult, sampleRun } from '../support/sample-run.ts'
import { simulatedRun } from '../support/simulated-run.ts'

const run = sampleRun({
  results: [
    sampleResult(),
    sampleResult({ threads: 2, speedup: 1.5, speedupLow: 1.4, speedupHigh: 1.59, efficiency: 0.75 }),
    sampleResult({ threads: 4, oversubscribed: true, speedup: 1, speedupHigh: 1.1, efficiency: 0.25 })
  ]
})
const stateOf = (options: GateOptions, of = run) => judge(gatesFrom(options), of).map(({ state }) => state)

test('efficiency and speed-up fail only where the whole interval is too low', () => {
  assert.deepEqual(stateOf({ minEfficiency: 'dgemm=0.79' }), ['passed'])
  assert.deepEqual(stateOf({ minEfficiency: 'dgemm=0.8' }), ['failed'])
  assert.deepEqual(stateOf({ minSpeedup: 'dgemm@2=1.5,dgemm@2=1.6' }), ['passed', 'failed'])
  assert.deepEqual(stateOf({ minSpeedup: 'dgemm@4=2' }), ['failed'])
})

test('a gate that nothing was measured for fails', () => {
  assert.deepEqual(stateOf({ minEfficiency: 'dsvd=0.5', minSpeedup: 'dgemm@8=2' }), ['failed', 'failed'])
})

test('what is disturbed can not be judged, which fails nothing and is said', () => {
  const disturbed = sampleRun({ results: run.results.map((result) => ({ ...result, disturbed: true })) })
  assert.deepEqual(stateOf({ minEfficiency: 'dgemm=0.8' }, disturbed), ['not judged'])
})

test('residuals', () => {
  assert.deepEqual(stateOf({ maxResidual: '0.3' }), ['passed'])
  assert.deepEqual(stateOf({ maxResidual: '0.2' }), ['failed'])
  assert.deepEqual(stateOf({ maxResidual: '1' }, sampleRun({ results: [sampleResult({ residual: null })] })), [
    'failed'
  ])
})

test('a regression beyond the limit fails, one within it does not', () => {
  const quiet = { samples: 40, noise: 0.005 }
  const base = simulatedRun({ seed: 1, ...quiet })
  const head = simulatedRun({ seed: 2, ...quiet, slower: (position) => (position === 0 ? 1.15 : 1) })
  const judged = (maxRegression: string) => judge(gatesFrom({ maxRegression }), head, compareRuns(base, head))[0]
  assert.equal(judged('20%').state, 'passed')
  assert.equal(judged('10%').state, 'failed')
  assert.match(judged('0.1').details[0], /^ddot\/1000\/fma\/1 takes 1\.1\d+ times as long$/)
})

test('a case that crashed fails, and one that was not judged or not measured keeps the gate from passing', () => {
  const quiet = { samples: 40, noise: 0.005 }
  const base = simulatedRun({ seed: 1, ...quiet })
  const whole = simulatedRun({ seed: 2, ...quiet, slower: (position) => (position === 0 ? 1.5 : 1) })
  const judged = (head: typeof whole) => judge(gatesFrom({ maxRegression: '10%' }), head, compareRuns(base, head))[0]
  const [first, ...others] = whole.results
  const crashed = judged({ ...whole, results: others, failures: [{ id: first.id, error: 'worker 1 died' }] })
  assert.deepEqual(crashed, {
    gate: '--max-regression 10%',
    state: 'failed',
    details: ['ddot/1000/fma/1 failed: worker 1 died']
  })
  const disturbed = judged({ ...whole, results: [{ ...first, disturbed: true }, ...others] })
  assert.equal(disturbed.state, 'not judged')
  assert.match(disturbed.details[0], /^ddot\/1000\/fma\/1 takes 1\.\d+ times as long, not judged: disturbed$/)
  const stopped = judged({ ...whole, results: others, partial: true })
  assert.deepEqual([stopped.state, stopped.details], ['not judged', ['not measured: ddot/1000/fma/1']])
})

for (const options of [
  { maxRegression: '10 percent' },
  { minEfficiency: 'dgemm' },
  { minSpeedup: 'dgemm=2' },
  { maxResidual: '0' }
]) {
  test(`${JSON.stringify(options)} is one clear line`, () => {
    assert.throws(() => gatesFrom(options), /^UsageError: --(max|min)-[a-z]+: expected .*, got "/)
  })
}
