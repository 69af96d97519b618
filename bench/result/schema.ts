/**
 * The JSON Schema of the result file (types.ts says what each field means). Unknown fields are allowed everywhere:
 * a later heddle may add some without a new schema name; it gets one when a field changes its meaning.
 */
import { SCHEMA_NAME } from './types.ts'

const text = { type: 'string' }
const flag = { type: 'boolean' }
const number = { type: 'number' }
const amount = { type: 'number', minimum: 0 }
const count = { type: 'integer', minimum: 0 }
const positive = { type: 'integer', minimum: 1 }

function nullable<T extends { type: string }>(schema: T) {
  return { ...schema, type: [schema.type, 'null'] }
}

function list(items: object) {
  return { type: 'array', items }
}

/** An object whose properties are all required, but for those named as optional. */
function record(properties: Record<string, object>, optional: Record<string, object> = {}) {
  return { type: 'object', required: Object.keys(properties), properties: { ...properties, ...optional } }
}

const functionRow = record(
  {
    thread: record({ rank: nullable({ type: 'integer' }), name: text, tid: nullable({ type: 'integer' }) }),
    function: text,
    file: nullable(text),
    line: nullable(count),
    calls: count,
    primitiveCalls: count,
    wall: record({ total: number, self: number, min: number, max: number }),
    cpu: nullable(record({ total: number, self: number })),
    wait: number
  },
  { calledFrom: nullable(record({ file: text, line: count })), flops: amount }
)

const versus = record({
  peer: text,
  id: text,
  ratio: amount,
  low: amount,
  high: amount,
  cpu: nullable(amount),
  rounds: positive
})

const peer = record(
  {
    name: text,
    version: text,
    build: nullable(text),
    simd: nullable(text),
    threads: list(positive),
    precisions: list({ enum: ['f64', 'f32'] }),
    details: { type: 'object', additionalProperties: text }
  },
  { variant: text }
)

const scalingFit = record({
  threads: list(positive),
  amdahl: record({ serial: amount, error: amount }),
  usl: record({ sigma: amount, kappa: amount, error: amount }),
  bestThreads: nullable(positive)
})

const result = record(
  {
    id: text,
    op: text,
    shape: { type: 'array', items: count, minItems: 1 },
    dtype: { enum: ['f64', 'f32'] },
    variant: text,
    threads: positive,
    oversubscribed: flag,
    batch: positive,
    samples: { type: 'array', items: amount, minItems: 1 },
    wall: record({ median: amount, min: amount, p95: amount, mad: amount, ciLow: amount, ciHigh: amount }),
    cpu: nullable(record({ median: amount })),
    gflops: nullable(amount),
    gbps: nullable(amount),
    peakFraction: nullable(amount),
    speedup: nullable(amount),
    efficiency: nullable(amount),
    utilisation: nullable(amount),
    residual: nullable(amount),
    passed: flag,
    disturbed: flag,
    disturbedSamples: list(count),
    ended: { enum: ['tight', 'rounds', 'budget', 'stopped'] },
    verdict: nullable(text),
    perThread: list(
      record({ rank: count, wall: number, cpu: nullable(number), wait: number, runDelay: nullable(number) })
    ),
    functions: list(functionRow)
  },
  {
    peer: text,
    speedupLow: amount,
    speedupHigh: amount,
    gflopsPerThread: nullable(amount),
    rooflineFraction: nullable(amount),
    outliers: count,
    runDelay: nullable(number),
    steal: nullable(amount),
    warmedUp: flag,
    timeline: record({
      slice: amount,
      threads: list(record({ rank: count, stages: list(nullable(text)), waiting: list(amount) }))
    }),
    versus: list(versus),
    serialFraction: nullable(number),
    fit: scalingFit,
    imbalance: amount
  }
)

export const benchSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: SCHEMA_NAME,
  title: 'A run of the Heddle bench',
  ...record(
    {
      schema: { const: SCHEMA_NAME },
      started: text,
      elapsed: amount,
      partial: flag,
      machine: record({
        cpu: nullable(text),
        platform: text,
        arch: text,
        cores: record({ logical: positive, physical: nullable(positive), usable: positive, why: text }),
        memory: amount,
        virtual: nullable(flag)
      }),
      engine: record({
        heddle: text,
        node: text,
        v8: text,
        flags: list(text),
        variants: { type: 'object', additionalProperties: record({ flags: list(text), sha256: nullable(text) }) }
      }),
      git: nullable(record({ commit: text, branch: nullable(text), dirty: flag })),
      options: record(
        {
          ops: list(text),
          sizes: list(text),
          threads: list(positive),
          variants: list(text),
          budget: amount
        },
        { peers: list(text), shard: text, pinned: list(positive) }
      ),
      peaks: list(
        record({
          variant: text,
          threads: positive,
          dtype: { enum: ['f64', 'f32'] },
          gflops: amount,
          gbps: nullable(amount)
        })
      ),
      noise: record({ floor: nullable(amount), steal: nullable(amount) }),
      results: list(result)
    },
    { failures: list(record({ id: text, error: text })), peers: list(peer), leftOut: list(text) }
  )
} as const
