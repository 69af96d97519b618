import assert from 'node:assert/strict'
import { test } from 'node:test'
import { getProfileStats, profileOff, profileOn, wrap } from '../../src/index.ts'

const lock = new Int32Array(new SharedArrayBuffer(4))
const { wait } = Atomics

const acquire = wrap(() => Atomics.wait(lock, 0, 0, 30), 'acquire')
const recurse: (n: number) => void = wrap((n) => {
  if (n > 0) recurse(n - 1)
  else acquire()
}, 'recurse')
const free = wrap(() => undefined, 'free')

test('once for each function, however deep; Atomics.wait itself is back when the profile ends', () => {
  profileOn()
  recurse(5)
  free()
  assert.throws(() => Atomics.wait(new Int32Array(1), 0, 0), TypeError)
  profileOff()
  assert.equal(Atomics.wait, wait)
  const rows = new Map([...(getProfileStats().get('main')?.values() ?? [])].map((row) => [row.function, row]))
  const at = (name: string) => rows.get(name)?.wait ?? Number.NaN
  assert.ok(at('acquire') >= 29)
  assert.equal(at('recurse'), at('acquire'))
  assert.equal(at('free'), 0)
  assert.ok((rows.get('recurse')?.wall.total ?? 0) >= at('recurse'))
})
