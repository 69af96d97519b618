import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampledTimes } from '../../../bench/profile/sampled-times.ts'
import { profileScript } from './profile-script.ts'

test("--sample: the frames of both ranks carry the kernels' names, though close() ends the workers", async () => {
  const { profile } = await profileScript('kernels.ts', ['--sample'])
  const kernels = (profile.samples ?? [])
    .flatMap(sampledTimes)
    .filter((row) => row.function.startsWith('assembly/blas3/gemm-kernel/microKernel<f64'))
  assert.equal(new Set(kernels.map(({ thread }) => thread.tid)).size, 2)
  const ranks = profile.threads.filter(({ role }) => role === 'worker')
  assert.equal(ranks.length, 2)
})
