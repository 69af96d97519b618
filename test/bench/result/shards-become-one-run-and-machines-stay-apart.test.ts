import assert from 'node:assert/strict'
import test from 'node:test'
import { mergeRuns } from '../../../bench/result/merge-runs.ts'
import { faultOf } from '../../../bench/result/validate.ts'
import { sampleResult, sampleRun } from '../support/sample-run.ts'

const one = sampleRun({ results: [sampleResult({ op: 'ddot' })], elapsed: 1000, noise: { floor: 0.1, steal: 0.04 } })
const two = sampleRun({
  results: [sampleResult({ op: 'dgemm' })],
  elapsed: 3000,
  partial: true,
  started: '2026-11-22T21:00:00.000Z',
  noise: { floor: null, steal: 0 },
  failures: [{ id: 'x', error: 'y' }]
})

test('shards of one machine become one run, which is a result file again', async () => {
  const [run, ...rest] = mergeRuns([
    { file: '1.json', run: one },
    { file: '2.json', run: two }
  ])
  assert.deepEqual(rest, [])
  assert.deepEqual(
    run.results.map(({ op }) => op),
    ['ddot', 'dgemm']
  )
  assert.equal(run.partial, true)
  assert.equal(run.elapsed, 4000)
  assert.equal(run.started, two.started)
  assert.ok(Math.abs((run.noise.steal as number) - 0.01) < 1e-12)
  assert.equal(run.failures?.length, 1)
  assert.equal(await faultOf(JSON.parse(JSON.stringify(run))), undefined)
})

test('another machine, engine, build or commit stays a run of its own', () => {
  for (const other of [
    { ...two, machine: { ...two.machine, cpu: 'AMD EPYC' } },
    { ...two, engine: { ...two.engine, node: '24.21.0' } },
    { ...two, engine: { ...two.engine, variants: { fma: { flags: ['--no-liftoff'], sha256: 'cd' } } } },
    { ...two, git: null }
  ]) {
    const shards = [one, other].map((run, i) => ({ file: `${i}.json`, run }))
    assert.equal(mergeRuns(shards).length, 2)
  }
})

test('one result in two shards is an error that names both', () => {
  const shards = ['a.json', 'b.json'].map((file) => ({ file, run: one }))
  assert.throws(() => mergeRuns(shards), /^ResultError: b\.json: ddot\/512x512x512\/fma\/1 is in a\.json too/)
})
