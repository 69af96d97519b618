import assert from 'node:assert/strict'
import test from 'node:test'
import { screenOf } from '../../../bench/report/style.ts'
import { benchReport } from '../../../bench/report/terminal.ts'
import { sampleResult, sampleRun } from '../support/sample-run.ts'

const sequence = '\u001b['

function stream(isTTY: boolean, columns?: number) {
  return { isTTY, columns } as NodeJS.WriteStream
}

test('a terminal has its width and colours, unless NO_COLOR is set', () => {
  assert.deepEqual(screenOf(stream(true, 97), {}), { columns: 97, colours: true })
  assert.equal(screenOf(stream(true, 97), { NO_COLOR: '1' }).colours, false)
  assert.equal(screenOf(stream(true, 97), { TERM: 'dumb' }).colours, false)
  assert.deepEqual(screenOf(stream(false, 97), {}), { columns: 120, colours: false })
})

test('colours change no text and no alignment', () => {
  const run = sampleRun({ results: [sampleResult(), sampleResult({ passed: false, threads: 2 })] })
  const plain = benchReport(run, { columns: 100, colours: false })
  const coloured = benchReport(run, { columns: 100, colours: true })
  assert.ok(!plain.includes(sequence))
  assert.ok(coloured.includes(sequence))
  const bare = coloured.replaceAll(new RegExp(`${sequence.replace('[', '\\[')}[0-9;]*m`, 'g'), '')
  const trimmed = (text: string) => text.split('\n').map((line) => line.trimEnd())
  assert.deepEqual(trimmed(bare), trimmed(plain))
})
