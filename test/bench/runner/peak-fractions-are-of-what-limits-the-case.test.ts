import assert from 'node:assert/strict'
import test from 'node:test'
import { bestPeaks, withPeakFractions } from '../../../bench/runner/peaks.ts'
import { sampleResult } from '../support/sample-run.ts'

const peak = { variant: 'fma', threads: 1, dtype: 'f64', gflops: 20, gbps: 10 } as const
const MiB = 2 ** 20
const wall = { median: 10, min: 10, p95: 10, mad: 0, ciLow: 10, ciHigh: 10 }
const fractionOf = (changes: Parameters<typeof sampleResult>[0], peaks = [peak]) =>
  withPeakFractions([sampleResult({ wall, ...changes })], peaks, 32 * MiB)[0].peakFraction

test('arithmetic is held against the FMA peak', () => {
  assert.equal(fractionOf({ gflops: 18, gbps: null }), 0.9)
})

test('what moves more than the caches hold is held against the bandwidth', () => {
  // 8 GB/s for 10 ms: 80 MB.
  assert.equal(fractionOf({ gflops: 1, gbps: 8 }), 0.8)
})

test('what the caches hold is bound by neither', () => {
  assert.equal(fractionOf({ gflops: 1, gbps: 3 }), null)
})

test('another variant, thread count, dtype or a peer has no peak here', () => {
  for (const changes of [{ variant: 'wide' }, { threads: 2 }, { dtype: 'f32' }, { peer: 'numpy' }] as const)
    assert.equal(fractionOf(changes), null)
})

test('the roof is the lower of arithmetic and what memory feeds', () => {
  const roofline = (changes: Parameters<typeof sampleResult>[0]) =>
    withPeakFractions([sampleResult({ wall, ...changes })], [peak])[0].rooflineFraction
  // A quarter flop a byte at 10 GB/s: the roof is 2.5 GFLOP/s, whether the caches hold it or not.
  assert.equal(roofline({ gflops: 2, gbps: 8 }), 0.8)
  // 512³: far right of the ridge, the roof is the peak.
  assert.equal(roofline({ gflops: 18, gbps: null }), 0.9)
  assert.equal(roofline({ gflops: null, gbps: 8 }), null)
  assert.equal(roofline({ peer: 'numpy' }), null)
})

test('of several measurements the best of each rate stands', () => {
  const later = { ...peak, gflops: 25, gbps: 8 }
  assert.deepEqual(bestPeaks([peak, later, { ...peak, gbps: null }]), [{ ...peak, gflops: 25, gbps: 10 }])
})
