import assert from 'node:assert/strict'
import test from 'node:test'
import { threadTable } from '../../../bench/report/thread-table.ts'
import { sampleRow } from '../support/sample-run.ts'

const screen = { columns: 120, colours: false }
const thread = (rank: number | null, tid: number) => ({ rank, name: rank === null ? 'main' : `heddle-${rank}`, tid })

test('the caller comes first, then ranks; within a thread what took longest comes first', () => {
  const wall = (total: number) => ({ total, self: total, min: total, max: total })
  const text = threadTable(
    [
      sampleRow({ thread: thread(10, 5), function: 'ten', wall: wall(1) }),
      sampleRow({ thread: thread(2, 4), function: 'short', wall: wall(1) }),
      sampleRow({ thread: thread(2, 4), function: 'long', wall: wall(9) }),
      sampleRow({ thread: thread(null, 1), function: 'call', wall: wall(3) })
    ],
    screen
  )
  assert.deepEqual(text.match(/call(?!s)|long|short|ten/g), ['call', 'long', 'short', 'ten'])
  assert.equal(text.split('\n').filter((line) => line === '').length, 2, 'a blank line between threads')
})

test('recursive calls are shown beside those from outside, and a missing clock as n/a', () => {
  const text = threadTable([sampleRow({ calls: 7, primitiveCalls: 2, cpu: null })], screen)
  assert.match(text, / 7\/2 /)
  assert.match(text, /n\/a/)
})

test('a hostile function name can not reach the terminal as an escape sequence', () => {
  const text = threadTable([sampleRow({ function: 'x\u001b[2J\ny\u202e' })], screen)
  assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u)
  assert.equal(text.split('\n').length, 3)
})

test('a stage that counted flops shows its rate, and the part of the peak that it is', () => {
  const wall = { total: 100, self: 100, min: 100, max: 100 }
  const rows = [sampleRow({ function: 'geqrf', wall, flops: 1e9 }), sampleRow({ function: 'barrier' })]
  const text = threadTable(rows, screen, 20)
  assert.match(text, /GFLOP\/s +peak/)
  assert.match(text, /geqrf.* 10\.0 +50%/)
  assert.match(threadTable(rows, screen), /geqrf.* 10\.0 +n\/a/)
  assert.doesNotMatch(threadTable([sampleRow({})], screen, 20), /GFLOP/)
})
