import assert from 'node:assert/strict'
import test from 'node:test'
import { makePlan } from '../../../bench/runner/plan.ts'
import { casesOf, shardFrom } from '../../../bench/runner/shard.ts'
import { sampleResult, sampleRun } from '../support/sample-run.ts'

const { cases } = makePlan({ ops: 'ddot,dgemm,dsvd' }, 2, 'fma')
const nameOf = ({ op, shape }: { op: string; shape: readonly number[] }) => `${op}/${shape.join('x')}`

for (const total of [1, 2, 3, cases.length, cases.length + 2]) {
  test(`every case is in one of ${total} shards, the same each time`, () => {
    const parts = Array.from({ length: total }, (_, i) => casesOf({ index: i + 1, total }, cases).map(nameOf))
    assert.deepEqual(parts.flat().sort(), cases.map(nameOf).sort())
    assert.deepEqual(parts[0], casesOf({ index: 1, total }, cases).map(nameOf))
  })
}

test('what took long in an earlier run gets a shard of its own', () => {
  const past = sampleRun({
    results: cases.map(({ op, shape }, i) => sampleResult({ op, shape, samples: [i === 1 ? 1000 : 10] }))
  })
  assert.deepEqual(casesOf({ index: 1, total: 2 }, cases, past), [cases[1]])
})

test('the shard comes from the option, else from GitLab, else from Kubernetes', () => {
  const gitlab = { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '4' }
  assert.deepEqual(shardFrom('1/3', gitlab), { index: 1, total: 3 })
  assert.deepEqual(shardFrom(undefined, gitlab), { index: 2, total: 4 })
  assert.deepEqual(shardFrom(undefined, { JOB_COMPLETION_INDEX: '0', HEDDLE_SHARDS: '3' }), { index: 1, total: 3 })
  assert.equal(shardFrom(undefined, { JOB_COMPLETION_INDEX: '0' }), undefined)
})

for (const text of ['0/2', '3/2', '1', '1/2/3', 'a/b']) {
  test(`--shard ${text} is one clear line`, () => {
    assert.throws(() => shardFrom(text, {}), /^UsageError: --shard: expected i\/n with/)
  })
}
