import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stripVTControlCharacters } from 'node:util'
import { Activity } from '../../../bench/top/activity.ts'
import { frame, type Picture } from '../../../bench/top/frame.ts'
import { processUsage, threadUsage, usage } from './support/usage.ts'

function picture(cores: number, threads: number): Picture {
  const ranks = Array.from({ length: threads }, (_, n) =>
    threadUsage({ tid: 100_000 + n, name: `heddle rank ${n}`, state: 'R', cpu: 1, kernel: 'gebrd in dgesdd' })
  )
  const processes = new Activity().update(usage([processUsage(100_000, ranks, 'node bench.js '.repeat(30))]))
  const bars = Array.from({ length: cores }, (_, cpu) => ({ cpus: [cpu], busy: (cpu % 11) / 10, steal: 0.05 }))
  return {
    title: 'heddle top: npm run bench -- --ops dgemm,dsvd --sizes 512',
    clock: '1:02:03',
    cores: bars,
    processes
  }
}

for (const [columns, rows] of [
  [80, 24],
  [120, 40],
  [40, 12],
  [20, 5],
  [300, 80]
]) {
  for (const colours of [false, true]) {
    test(`${columns} × ${rows}, ${colours ? 'with' : 'without'} colours`, () => {
      for (const cores of [0, 1, 2, 8, 64, 256]) {
        for (const threads of [0, 1, 3, 70]) {
          for (const physical of [undefined, []]) {
            const options = { screen: { columns, colours }, rows, ...(physical === undefined ? {} : { physical }) }
            const lines = frame(picture(cores, threads), options)
            const what = `${cores} cores, ${threads} threads`
            assert.ok(lines.length <= rows, `${what}: ${lines.length} lines`)
            for (const line of lines.map((each) => stripVTControlCharacters(each)))
              assert.ok([...line].length <= columns, `${what}: ${line}`)
          }
        }
      }
    })
  }
}

test('what a window cuts off is counted', () => {
  const lines = frame(picture(2, 20), { screen: { columns: 80, colours: false }, rows: 10 })
  assert.equal(lines.at(-1), '… 16 more lines; a taller window shows them')
})

test('every core has its bar where there is room, and its digit where there is none', () => {
  const screen = { columns: 80, colours: false }
  const bars = frame(picture(16, 0), { screen, rows: 24 })
  assert.equal(bars.join('\n').match(/\[/g)?.length, 16)
  const digits = frame(picture(64, 0), { screen, rows: 12 })
  assert.equal(digits[1], ` 0 ${'123456789**'.repeat(6).slice(0, 64)}`)
})
