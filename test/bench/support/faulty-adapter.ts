/** A library that can be told to fail, by its variant. */
import type { Adapter, Operations, PreparedCall } from '../../../bench/peers/library/adapter.ts'

const FAULTS: Readonly<Record<string, (c: Float64Array) => unknown>> = {
  nan: (c) => c.fill(Number.NaN),
  crash: () => process.abort(),
  exit: () => process.exit(3),
  hang() {
    for (;;);
  },
  throws() {
    throw new RangeError('too large\nfor it')
  },
  prints: () => process.stdout.write('what it prints\n')
}

export async function load(variant: string): Promise<Adapter> {
  if (variant === 'missing') throw new Error('it is not installed')
  const gemm: Operations['gemm'] = (a, b, c): PreparedCall => ({
    call() {
      for (let i = 0; i < a.rows; i++)
        for (let j = 0; j < b.cols; j++) {
          let sum = 0
          for (let p = 0; p < a.cols; p++) sum += a.data[i + p * a.rows] * b.data[p + j * b.rows]
          c.data[i + j * c.rows] = sum
        }
      // The greeting's own product is one of zeros.
      if (a.data[0] !== 0) FAULTS[variant](c.data as Float64Array)
    },
    results: () => [c.data]
  })
  return { version: '1.0', build: 'a test', simd: null, operations: { f64: { gemm } } }
}
