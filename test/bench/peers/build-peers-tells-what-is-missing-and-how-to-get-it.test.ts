import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import test from 'node:test'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('../../../scripts/build-peers.ts', import.meta.url))

function build(...args: string[]) {
  return spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', env: { ...process.env, PATH: '/nowhere' } })
}

test('build:peers tells what is missing and how to get it', async (t) => {
  await t.test('each missing tool is a line, and no failure', () => {
    const { status, stdout, stderr } = build()
    assert.equal(stderr, '')
    assert.deepEqual(stdout.trim().split('\n'), [
      'emscripten: emcc is not installed; apt-get install emscripten, or emsdk (https://emscripten.org)',
      'clang: clang is not installed; apt-get install clang-19 lld-19',
      'openblas: emcc is not installed; apt-get install emscripten f2c make gcc dpkg-dev'
    ])
    assert.equal(status, 0)
  })
  await t.test('one that was asked for by name is a failure', () => {
    assert.equal(build('clang').status, 1)
  })
  await t.test('a name that it does not know is a wrong call', () => {
    const { status, stderr } = build('atlas')
    assert.equal(status, 2)
    assert.equal(stderr.trim(), 'build:peers: there is no peer "atlas" to build; known: emscripten, clang, openblas')
  })
})
