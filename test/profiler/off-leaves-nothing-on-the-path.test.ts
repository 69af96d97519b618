import assert from 'node:assert/strict'
import { test } from 'node:test'
import { getProfileStats, profileOff, profileOn, wrap } from '../../src/index.ts'

class Counter {
  n = 0
  step(): number {
    return ++this.n
  }
}

test('methods are wrapped only while the profiler is on; off, they are the very functions they were', () => {
  const counter = new Counter()
  const own = { twice: (x: number) => 2 * x }
  const { step } = Counter.prototype
  const { twice } = own
  using wrapped = wrap(counter, 'step')
  using alsoWrapped = wrap(own, 'twice')
  assert.ok(wrapped !== alsoWrapped)
  assert.equal(counter.step, step)
  profileOn()
  assert.notEqual(counter.step, step)
  assert.equal(counter.step(), 1)
  assert.equal(own.twice(2), 4)
  profileOff()
  assert.equal(counter.step, step)
  assert.equal(Object.hasOwn(counter, 'step'), false)
  assert.equal(own.twice, twice)
  counter.step()
  const rows = [...(getProfileStats().get('main')?.values() ?? [])]
  assert.deepEqual(rows.map((row) => [row.function, row.calls]).sort(), [
    ['step', 1],
    ['twice', 1]
  ])
})
