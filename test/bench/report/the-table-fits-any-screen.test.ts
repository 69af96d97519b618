import assert from 'node:assert/strict'
import test from 'node:test'
import { ranksLine } from '../../../bench/report/ranks-line.ts'
import { benchReport } from '../../../bench/report/terminal.ts'
import { threadTable } from '../../../bench/report/thread-table.ts'
import { sampleResult, sampleRow, sampleRun } from '../support/sample-run.ts'

const results = ['fma', 'wide'].flatMap((variant) =>
  [1, 2, 4].map((threads) =>
    sampleResult({ op: 'dsvd', shape: [4096, 2048], variant, threads, disturbed: true, oversubscribed: true })
  )
)
const run = sampleRun({ results, partial: true, failures: [{ id: 'ddot/1000/fma/1', error: 'rank 1: unreachable' }] })
const rows = [sampleRow(), sampleRow({ thread: { rank: 1, name: 'heddle-1', tid: 7 } })]

const perThread = [0, 1].map((rank) => ({ rank, wall: 10, cpu: 8, wait: 2, runDelay: 0.5 }))
const profiled = sampleResult({ perThread, imbalance: 0.01 })

for (const columns of [20, 40, 60, 80, 100, 120]) {
  test(`no line is wider than ${columns} columns, and no row is lost`, () => {
    const screen = { columns, colours: false }
    const text = `${benchReport(run, screen)}\n${threadTable(rows, screen)}\n${ranksLine(profiled, screen)}`
    for (const line of text.split('\n')) assert.ok(line.length <= columns, line)
    assert.equal(text.match(/PASSED(?! when)/g)?.length, 6)
    assert.equal(text.match(/gebrd(?!\.ts)/g)?.length, 2)
  })
}

test('the median keeps its spread at 80 columns', () => {
  assert.match(benchReport(sampleRun(), { columns: 80, colours: false }), /14\.3 ms {2}±0\.7%/)
})
