import assert from 'node:assert/strict'
import test from 'node:test'
import { withScaling } from '../../../bench/runner/scaling.ts'
import { sampleResult } from '../support/sample-run.ts'

const SERIAL = 0.2

/** A case whose time is 100 ms · (serial + (1 − serial)/p), as the runner summarises it. */
function results(counts: readonly number[], usable = 64) {
  return counts.map((threads) => {
    const time = 100 * (SERIAL + (1 - SERIAL) / threads)
    const speedup = 100 / time
    return sampleResult({
      threads,
      wall: { median: time, min: time, p95: time, mad: 0, ciLow: time, ciHigh: time },
      speedup,
      speedupLow: speedup,
      speedupHigh: speedup,
      efficiency: speedup / threads,
      utilisation: speedup / threads,
      oversubscribed: threads > usable
    })
  })
}

test('the fit recovers the serial part, and the verdict names it', () => {
  const judged = withScaling(results([1, 2, 4, 8]))
  for (const { fit } of judged) assert.ok(Math.abs((fit?.amdahl.serial as number) - SERIAL) < 1e-9)
  assert.ok(judged.slice(1).every(({ serialFraction }) => Math.abs((serialFraction as number) - SERIAL) < 1e-9))
  assert.deepEqual(
    judged.map(({ verdict }) => verdict),
    [null, 'scales', 'limited by serial work', 'limited by serial work']
  )
})

test('threads without a core are not fitted', () => {
  const judged = withScaling(results([1, 2, 4, 8], 4))
  assert.ok(judged.every(({ fit }) => fit === undefined))
  assert.equal(judged[3].verdict, 'oversubscribed')
})

test('cases, variants and peers are not mixed', () => {
  const others = results([3, 16]).map((result) => ({ ...result, variant: 'wide' }))
  assert.ok(withScaling([...results([1, 2, 4]), ...others]).every(({ fit }) => fit === undefined))
})

test('without one thread nothing is judged', () => {
  const [judged] = withScaling([sampleResult({ threads: 2, speedup: null })])
  assert.equal(judged.verdict, null)
  assert.equal(judged.serialFraction, null)
})
