import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MAX_DEPTH, MAX_SPANS } from '../../../src/profiler/table/layout.ts'
import { readTable } from '../../../src/profiler/table/read-table.ts'
import { enter, leave, numberOf, startRecording, stopRecording, table } from '../../../src/profiler/table/recorder.ts'

const fn = (name: string) => numberOf({ name, file: 'f', line: 1, column: 1, kind: 'plain' })

/** Each context as a path of names, with its calls. */
function contexts(): Map<string, number> {
  const { nodes, functions } = readTable(table)
  const paths: string[] = ['']
  return new Map(
    nodes.map(({ id, parent, fn: number, calls }) => {
      paths[id] = `${paths[parent]}/${functions[number].name}`
      return [paths[id], calls]
    })
  )
}

function call(name: string, inside: () => void = () => {}): void {
  const token = enter(fn(name))
  inside()
  leave(token)
}

test('a function stands under each of its callers, with the calls from there', () => {
  startRecording()
  for (let i = 0; i < 3; i++) call('a', () => call('c'))
  call('b', () => {
    call('c')
    call('c', () => call('a'))
  })
  stopRecording()
  assert.deepEqual(
    contexts(),
    new Map([
      ['/a', 3],
      ['/a/c', 3],
      ['/b', 1],
      ['/b/c', 2],
      ['/b/c/a', 1]
    ])
  )
})

test('more calls than the log of single calls holds, and deeper ones than the stack holds, lose no count', () => {
  startRecording({ cpu: false })
  for (let i = 0; i < 3 * MAX_SPANS; i++) call('many')
  const tokens = Array.from({ length: MAX_DEPTH + 10 }, () => enter(fn('deep')))
  for (const token of tokens.reverse()) leave(token)
  call('after')
  stopRecording()
  const { functions, spans, shortestSpan, lost } = readTable(table)
  const calls = (name: string) => functions.find((each) => each.name === name)?.calls
  assert.equal(calls('many'), 3 * MAX_SPANS)
  assert.equal(calls('deep'), MAX_DEPTH - 1)
  assert.equal(lost, 11)
  assert.equal(calls('after'), 1)
  assert.ok(spans.length <= MAX_SPANS)
  assert.ok(spans.every(({ elapsed }) => elapsed >= shortestSpan))
})

test('a token of an earlier profile, or of a frame that is gone, is ignored', () => {
  startRecording()
  const stale = enter(fn('a'))
  stopRecording()
  startRecording()
  leave(stale)
  const outer = enter(fn('a'))
  enter(fn('b'))
  leave(outer)
  leave(outer)
  call('c')
  stopRecording()
  assert.deepEqual(
    contexts(),
    new Map([
      ['/a', 1],
      ['/a/b', 1],
      ['/c', 1]
    ])
  )
})
