import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { getProfileStats, profileOff, profileOn, wrap } from '../../src/index.ts'

function row(name: string) {
  return [...(getProfileStats().get('main')?.values() ?? [])].find((each) => each.function === name)
}

beforeEach(() => profileOn())
afterEach(profileOff)

function spin(milliseconds: number): void {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}

test('recursion: every call counts, the time is that of the outermost one', () => {
  const down: (n: number) => void = wrap((n) => {
    spin(1)
    if (n > 0) down(n - 1)
  }, 'down')
  down(9)
  profileOff()
  const { calls, primitiveCalls, wall, cpu } = row('down') ?? assert.fail('no row')
  assert.deepEqual([calls, primitiveCalls], [10, 1])
  assert.ok(wall.total >= 10 && Math.abs(wall.total - wall.self) < 1)
  assert.ok(cpu === null || cpu.total <= wall.total + 1)
})

test('an exception passes through and its call is booked', () => {
  const fail = wrap(function fail(): void {
    throw new Error('as told')
  })
  const outer = wrap(function outer(): void {
    assert.throws(fail, /as told/)
  })
  outer()
  outer()
  assert.equal(row('fail')?.calls, 2)
  assert.equal(row('outer')?.calls, 2)
})

test('self time leaves out wrapped functions inside', () => {
  const inner = wrap(function inner(): void {
    spin(20)
  })
  const around = wrap(function around(): void {
    inner()
    spin(5)
  })
  around()
  const { wall } = row('around') ?? assert.fail('no row')
  assert.ok(wall.total >= 25)
  assert.ok(wall.self >= 5 && wall.self < wall.total - 19)
})

test('an async function’s clocks stand still while it awaits', async () => {
  const slow = wrap(async function slow(): Promise<number> {
    await sleep(30)
    return 7
  })
  assert.deepEqual(await Promise.all([slow(), slow()]), [7, 7])
  const { calls, wall, async: isAsync, awaited, running } = row('slow') ?? assert.fail('no row')
  assert.deepEqual([calls, isAsync, running], [2, true, undefined])
  assert.ok(wall.total < 30, `${wall.total} ms`)
  assert.ok((awaited ?? 0) >= 58, `${awaited} ms`)
})

test('a generator is timed while it makes a value, not between two', () => {
  const count = wrap(function* count(): Generator<number> {
    for (let i = 0; i < 3; i++) {
      spin(2)
      yield i
    }
  })
  let sum = 0
  for (const i of count()) {
    spin(10)
    sum += i
  }
  assert.equal(sum, 3)
  const { calls, wall, awaited } = row('count') ?? assert.fail('no row')
  assert.equal(calls, 1)
  assert.ok(wall.total >= 5.9 && wall.total < 30, `${wall.total} ms`)
  assert.ok((awaited ?? 0) >= 29.9, `${awaited} ms`)
})

test('a rejection that the caller handles is handled, and its call is booked', async () => {
  const fail = wrap(async function fail(): Promise<void> {
    throw new Error('as told')
  })
  await assert.rejects(fail(), /as told/)
  assert.equal(row('fail')?.calls, 1)
})

test('what still runs at profileOff is booked up to then, and says so', () => {
  const stop = wrap(function stop(): void {
    spin(3)
    profileOff()
    spin(20)
  })
  stop()
  const { calls, running, wall } = row('stop') ?? assert.fail('no row')
  assert.deepEqual([calls, running], [1, 1])
  assert.ok(wall.total >= 2.9 && wall.total < 20, `${wall.total} ms`)
})

test('what was on the stack before profileOn, and calls while it is off, are not booked', () => {
  const late = wrap(function late(): void {
    profileOn()
  })
  profileOff()
  late()
  assert.equal(row('late'), undefined)
  profileOff()
  late()
  assert.equal(row('late'), undefined)
})

test('this, arguments, name and length are those of the function', () => {
  const object = {
    factor: 3,
    times: wrap(function times(this: { factor: number }, a: number): number {
      return this.factor * a
    })
  }
  assert.equal(object.times(4), 12)
  assert.equal(object.times.name, 'times')
  assert.equal(object.times.length, 1)
})
