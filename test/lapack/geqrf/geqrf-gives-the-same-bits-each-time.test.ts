import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seeded } from '../../support/kernel-team.ts'
import { everyKernels } from '../reflectors.ts'

test('the same matrix and team size give the same bits, with shared panels too', async () => {
  for await (const kernels of everyKernels([2, 3])) {
    const first = await kernels.factored(900, 90, seeded(2))
    const expected = first.a.read().data
    for (let again = 0; again < 3; again++) {
      const { a } = await kernels.factored(900, 90, seeded(2))
      assert.deepEqual(a.read().data, expected)
    }
  }
})
