import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instrument } from '../../../src/profiler/instrument/instrument.ts'

const home = { url: 'file:///probe.js', key: 'probe' }

/** The identities that the instrumented text gives its probes. */
function identities(code: string, format: 'module' | 'commonjs' = 'module'): unknown[] {
  const { code: probed } = instrument({ code, file: '/a/b.js', format }, home)
  assert.equal(probed.split('\n').length, code.split('\n').length, 'lines stay')
  const list = /\$heddle_numbers\((\[\[.*?\]\])\)\}/.exec(probed)?.[1]
  return list === undefined ? [] : JSON.parse(list)
}

test('line and column of the function, of a method those of its name', () => {
  const code = ['const f = () => 1', 'class A {', '  static async run() {}', '}', 'export default function () {}'].join(
    '\n'
  )
  assert.deepEqual(identities(code), [
    ['f', '/a/b.js', 1, 11, 'plain'],
    ['A.run', '/a/b.js', 3, 3, 'async'],
    ['default', '/a/b.js', 5, 16, 'plain']
  ])
})

test('a source map is followed to the source', () => {
  // One segment: column 0 of line 1 comes from line 4, column 3 of src/b.ts.
  const map = { version: 3, sources: ['src/b.ts'], names: [], mappings: 'AAGG' }
  const url = `data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}`
  const code = `function f() {}\n//# sourceMappingURL=${url}\n`
  assert.deepEqual(identities(code), [['f', '/a/src/b.ts', 4, 4, 'plain']])
  assert.deepEqual(identities('function f() {}\n//# sourceMappingURL=gone.map'), [['f', '/a/b.js', 1, 1, 'plain']])
})

test('a script that is strict stays strict, and a hashbang stays first', () => {
  const strict = instrument({ code: "'use strict'\nfunction f() {}", file: '/a.cjs', format: 'commonjs' }, home).code
  assert.ok(strict.startsWith("'use strict';var{"))
  const bang = instrument({ code: '#!/usr/bin/env node\nfunction f() {}', file: '/a.js', format: 'module' }, home).code
  assert.ok(bang.startsWith('#!/usr/bin/env node\nimport{'))
})

test('what is no JavaScript is a SyntaxError that says where', () => {
  assert.throws(() => identities('function ('), /\(1:9\)/)
})
