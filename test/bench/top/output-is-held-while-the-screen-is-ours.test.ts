import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HeldOutput } from '../../../bench/top/held-output.ts'

function sink() {
  const written: string[] = []
  return { written, write: (chunk: Uint8Array | string) => written.push(String(chunk)) }
}

test('what a command writes is shown afterwards, where it belongs and in order; what follows flows', () => {
  const [out, err, notes] = [sink(), sink(), sink()]
  const output = new HeldOutput()
  output.add(out, Buffer.from('one\n'))
  output.add(err, Buffer.from('oops\n'))
  output.add(out, Buffer.from('two\n'))
  assert.deepEqual([out.written, err.written], [[], []])
  output.release(notes)
  output.add(out, Buffer.from('three\n'))
  assert.deepEqual([out.written, err.written, notes.written], [['one\n', 'two\n', 'three\n'], ['oops\n'], []])
})

test('of more than it can hold the end is kept, and the loss is told', () => {
  const [out, notes] = [sink(), sink()]
  const output = new HeldOutput(10)
  for (const text of ['aaaa', 'bbbb', 'cccc']) output.add(out, Buffer.from(text))
  output.release(notes)
  assert.deepEqual(out.written, ['bbbb', 'cccc'])
  assert.match(notes.written[0], /first 4 bytes/)
})

test('the last line that says anything is known', () => {
  const output = new HeldOutput()
  output.add(sink(), Buffer.from('1/3 dgemm\n2/3 dsvd\n'))
  output.add(sink(), Buffer.from('\n'))
  assert.equal(output.lastLine, '2/3 dsvd')
})
