import assert from 'node:assert/strict'
import test from 'node:test'
import { type Scaling, verdictOf } from '../../../bench/statistics/verdict.ts'

const scaling: Scaling = {
  threads: 4,
  oversubscribed: false,
  disturbed: false,
  speedup: 2,
  low: 1.95,
  high: 2.05,
  timeOfOne: 40,
  bandwidthPart: null,
  utilisation: 0.5,
  waits: [],
  serial: 1 / 3,
  serialBefore: null
}

for (const [changes, verdict] of [
  [{ speedup: 3.3, low: 3.2, high: 3.4 }, 'scales'],
  [{}, 'limited by serial work'],
  [{ utilisation: null }, 'limited by serial work'],
  [{ utilisation: 0.97 }, 'limited by synchronisation'],
  [{ utilisation: 0.97, waits: [0.01, 0.4, 0.4, 0.41] }, 'limited by serial work'],
  [{ waits: [0.4, 0.38, 0.41, 0.4] }, 'limited by synchronisation'],
  [{ serialBefore: 0.1 }, 'limited by synchronisation'],
  [{ serialBefore: 0.3 }, 'limited by serial work'],
  [{ bandwidthPart: 0.8, utilisation: 0.97 }, 'limited by memory'],
  [{ timeOfOne: 0.05 }, 'too small to thread'],
  [{ disturbed: true }, 'noisy'],
  [{ low: 1.5, high: 2.5 }, 'noisy'],
  [{ oversubscribed: true, disturbed: true }, 'oversubscribed']
] as const) {
  test(`${JSON.stringify(changes)}: ${verdict}`, () => {
    assert.equal(verdictOf({ ...scaling, ...changes }), verdict)
  })
}
