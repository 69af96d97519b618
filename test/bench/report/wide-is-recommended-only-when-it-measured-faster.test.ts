import assert from 'node:assert/strict'
import test from 'node:test'
import { wideHint } from '../../../bench/report/wide-hint.ts'

const fma = { variant: 'fma', threads: 1, dtype: 'f64', gflops: 20, gbps: 10 } as const
const wide = (gflops: number) => ({ ...fma, variant: 'wide', gflops, gbps: null })

test('from a fifth more on, wide is worth a word', () => {
  assert.match(wideHint([fma, wide(24)], ['fma']) ?? '', /wide would be faster here: its peak is 1\.20 times fma's/)
  assert.equal(wideHint([fma, wide(23.9)], ['fma']), undefined)
})

test('nothing is said where wide runs, or was not probed beside what ran', () => {
  assert.equal(wideHint([fma, wide(40)], ['fma', 'wide']), undefined)
  assert.equal(wideHint([fma], ['fma']), undefined)
  assert.equal(wideHint([{ ...fma, threads: 2 }, wide(40)], ['fma']), undefined)
})
