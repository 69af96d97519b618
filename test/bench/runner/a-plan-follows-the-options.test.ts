import assert from 'node:assert/strict'
import test from 'node:test'
import { makePlan } from '../../../bench/runner/plan.ts'

test('without options: five operations, two or three sizes each, one thread to all cores, a minute', () => {
  const plan = makePlan({}, 4, 'fma')
  assert.deepEqual(plan.ops, ['ddot', 'daxpy', 'dgemv', 'dgemm', 'dsvd'])
  assert.deepEqual(plan.threads, [1, 2, 4])
  assert.deepEqual(plan.variants, ['fma'])
  assert.equal(plan.budget, 60_000)
  for (const op of plan.ops) {
    const sizes = plan.cases.filter((each) => each.op === op).length
    assert.ok(sizes === 2 || sizes === 3, op)
  }
})

test('each option narrows the run', () => {
  const options = { ops: 'sgemm, dsvd', sizes: '64', threads: '4,1,2,2', variants: 'simd,fma', budget: '1.5m' }
  const plan = makePlan(options, 2, 'fma')
  assert.deepEqual(plan.threads, [1, 2, 4])
  assert.deepEqual(plan.variants, ['simd', 'fma'])
  assert.equal(plan.budget, 90_000)
  assert.deepEqual(
    plan.cases.map(({ op, shape }) => [op, shape]),
    [
      ['sgemm', [64, 64, 64]],
      ['dsvd', [64, 64]]
    ]
  )
})

test('a size with several dimensions goes to the operations that have as many', () => {
  const { cases } = makePlan({ ops: 'dgemm,dsvd', sizes: '64,80x40' }, 1, 'fma')
  assert.deepEqual(
    cases.map(({ op, shape }) => `${op} ${shape.join('x')}`),
    ['dgemm 64x64x64', 'dsvd 64x64', 'dsvd 80x40']
  )
})

test('peers are taken by name, all of them, or none', () => {
  assert.deepEqual(makePlan({}, 1, 'fma').peers, [])
  assert.deepEqual(makePlan({ peers: 'numpy' }, 1, 'fma').peers, ['numpy'])
  assert.ok(makePlan({ peers: 'all' }, 1, 'fma').peers.includes('numpy'))
})

test('a size may name every dimension', () => {
  const [first] = makePlan({ ops: 'dgemm', sizes: '3x4x5' }, 1, 'fma').cases
  assert.deepEqual(first.shape, [3, 4, 5])
  assert.equal(first.flops, 120)
})
