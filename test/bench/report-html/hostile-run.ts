/** A run that fits the schema and whose every string tries to be more than text. */
import type { BenchRun } from '../../../bench/result/types.ts'
import { fullRun } from './full-run.ts'

export const HOSTILE = `</title></style></svg><script>alert(1)</script><img src=x onerror="alert(2)">"'\`&\u0000\u202e{{7*7}}`

/** Fields that the schema holds to a few values, or that name one another. */
const KEPT = new Set(['schema', 'dtype', 'ended', 'id'])

export function hostileRun(): BenchRun {
  const run = fullRun({
    failures: [{ id: 'a', error: 'b' }],
    leftOut: ['c'],
    peers: [{ name: 'n', version: '1', build: 'b', simd: 's', threads: [1], precisions: ['f64'], details: { a: 'b' } }]
  })
  return poison(run) as BenchRun
}

function poison(value: unknown): unknown {
  if (typeof value === 'string') return `${value} ${HOSTILE}`
  if (Array.isArray(value)) return value.map(poison)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, KEPT.has(key) || key === 'precisions' ? each : poison(each)])
  )
}
