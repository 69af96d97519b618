import assert from 'node:assert/strict'
import test from 'node:test'
import { makePlan, type PlanOptions } from '../../../bench/runner/plan.ts'
import { UsageError } from '../../../bench/runner/usage-error.ts'

const BAD: [PlanOptions, RegExp][] = [
  [{ threads: '0' }, /^--threads: expected whole numbers from 1 to 64, got "0"$/],
  [{ threads: '1,two' }, /^--threads: .*got "two"$/],
  [{ threads: '65' }, /^--threads: .*got "65"$/],
  [{ threads: '1.5' }, /^--threads/],
  [{ threads: '-1' }, /^--threads/],
  [{ threads: '' }, /^--threads: expected a list/],
  [{ ops: 'dfoo' }, /^--ops: expected forkjoin, .*dsvd, .* got "dfoo"$/],
  [{ ops: 'ddot,,dgemm' }, /^--ops: expected a list/],
  [{ ops: 'x\n\u001b[2J' }, /^--ops: .*got "x\\n\\u001b\[2J"$/],
  [{ sizes: '0' }, /^--sizes: expected sizes such as 512 or 1024x512/],
  [{ sizes: '12a' }, /^--sizes/],
  [{ sizes: '999999999999' }, /^--sizes/],
  [{ ops: 'ddot', sizes: '4x4' }, /^--sizes: ddot takes n, got "4x4"$/],
  [{ ops: 'dgemm', sizes: '4x4' }, /^--sizes: dgemm takes mxnxk, got "4x4"$/],
  [{ variants: 'avx' }, /^--variants: expected simd, fma, wide, got "avx"$/],
  [{ peers: 'mkl' }, /^--peers: expected .*numpy, .*all, got "mkl"$/],
  [{ peers: 'numpy,' }, /^--peers: expected a list/],
  [{ ops: 'ddot,dgemm', sizes: '4x4' }, /^--sizes: ddot takes n, got "4x4"$/],
  [{ ops: 'ddot,dgemv', sizes: '4x4' }, /^--sizes: ddot takes n, got "4x4"$/],
  [{ budget: 'long' }, /^--budget: expected a time such as 500ms, 60s or 2m, up to 24h, got "long"$/],
  [{ budget: '0s' }, /^--budget/],
  [{ budget: '60' }, /^--budget/],
  [{ budget: '-1s' }, /^--budget/]
]

for (const [options, message] of BAD) {
  test(JSON.stringify(options), () => {
    assert.throws(
      () => makePlan(options, 2, 'fma'),
      (error) => {
        assert.ok(error instanceof UsageError)
        assert.match(error.message, message)
        assert.ok(!error.message.includes('\n'))
        return true
      }
    )
  })
}
