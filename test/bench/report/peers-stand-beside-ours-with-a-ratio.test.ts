import assert from 'node:assert/strict'
import test from 'node:test'
import { benchReport } from '../../../bench/report/terminal.ts'
import { sampleResult, sampleRun } from '../support/sample-run.ts'

const theirs = sampleResult({ id: 'dgemm/512x512x512/numpy:native/1', variant: 'native', peer: 'numpy' })
const versus = [{ peer: 'numpy', id: theirs.id, ratio: 0.732, low: 0.719, high: 0.751, cpu: 0.698, rounds: 31 }]
const run = sampleRun({
  results: [sampleResult({ versus }), theirs],
  peers: [
    {
      name: 'numpy',
      variant: 'native',
      version: '1.24.2',
      build: 'OpenBLAS 0.3.21 DYNAMIC_ARCH',
      simd: 'SkylakeX kernels',
      threads: [1],
      precisions: ['f64', 'f32'],
      details: {}
    }
  ],
  leftOut: ['clang: left out: no clang-19; apt-get install clang-19 lld-19']
})

test('peers stand beside ours, with what they are and a ratio that says what it means', () => {
  const text = benchReport(run, { columns: 120, colours: false })
  assert.match(
    text,
    /^Peer numpy native: 1\.24\.2, OpenBLAS 0\.3\.21 DYNAMIC_ARCH, SkylakeX kernels, f64 and f32, threads 1$/m
  )
  assert.match(text, /^dgemm +fma +512³ /m)
  assert.match(text, /^dgemm +numpy native +512³ /m)
  assert.match(text, /^Heddle's time ÷ the peer's at the same thread count, .*; below 1\.00, Heddle is faster\.$/m)
  assert.match(text, /^dgemm +512³ +fma +1 +numpy native +0\.73 +0\.72 … 0\.75 +0\.70 +31$/m)
  assert.match(text, /^clang: left out: no clang-19; apt-get install clang-19 lld-19$/m)
})

test('on a narrow screen every line still fits', () => {
  const text = benchReport(run, { columns: 60, colours: false })
  for (const line of text.split('\n')) assert.ok(line.length <= 60, line)
  assert.match(text, /0\.73/)
})
