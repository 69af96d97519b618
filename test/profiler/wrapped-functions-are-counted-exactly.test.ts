import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { getProfileStats, profileOff, profileOn, wrap } from '../../src/index.ts'

function row(name: string) {
  return [...(getProfileStats().get('main')?.values() ?? [])].find((each) => each.function === name)
}

beforeEach(profileOn)

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

test('an async function’s wall time runs until it settles, its own time does not', async () => {
  const slow = wrap(async function slow(): Promise<number> {
    await sleep(30)
    return 7
  })
  assert.deepEqual(await Promise.all([slow(), slow()]), [7, 7])
  const { calls, wall } = row('slow') ?? assert.fail('no row')
  assert.equal(calls, 2)
  assert.ok(wall.min >= 29)
  assert.ok(wall.self < 15)
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
