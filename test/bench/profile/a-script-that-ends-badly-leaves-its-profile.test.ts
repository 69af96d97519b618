import assert from 'node:assert/strict'
import { test } from 'node:test'
import { profileScript, rowsOf, stopScript } from './profile-script.ts'

test('a throw: its own message and exit code, and what ran before', async () => {
  const { status, stderr, profile } = await profileScript('ends-early.mjs', [], ['throw'])
  assert.equal(status, 1)
  assert.match(stderr, /Error: as told\n.*ends-early\.mjs:3/)
  assert.equal(rowsOf(profile, 'main').get('last')?.calls, 1)
})

test('process.exit in mid-call: the call counts as running', async () => {
  const { status, profile } = await profileScript('ends-early.mjs', [], ['exit'])
  assert.equal(status, 7)
  assert.equal(rowsOf(profile, 'main').get('last')?.running, 1)
})

test('a child process is another program: it is not profiled, and does not overwrite anything', async () => {
  const { status, stderr, profile } = await profileScript('ends-early.mjs', [], ['fork'])
  assert.equal(status, 0)
  assert.equal(stderr, '')
  assert.equal(rowsOf(profile, 'main').get('last')?.running, undefined)
})

test('Ctrl-C while the event loop turns', async () => {
  const { status, profile } = await stopScript('never-ends.mjs', ['idle'], 'SIGINT')
  assert.equal(status, 130)
  assert.equal(rowsOf(profile, 'main').get('idles')?.calls, 1)
})

test('a signal while the script never gives its event loop a turn', async () => {
  const { status, profile } = await stopScript('never-ends.mjs', ['busy'], 'SIGTERM')
  assert.equal(status, 143)
  const main = rowsOf(profile, 'main')
  assert.equal(main.get('forever')?.running, 1)
  assert.ok((main.get('turn')?.calls ?? 0) > 10)
})
