import assert from 'node:assert/strict'
import test from 'node:test'
import { dot } from '../../../bench/cases/dot.ts'
import { measureCase } from '../../../bench/runner/measure-case.ts'
import { summarise } from '../../../bench/runner/summary.ts'
import { fakeClock } from '../support/fake-clock.ts'
import { fakeTeam } from '../support/fake-team.ts'

const measured = dot('f64').makeCase([100])

function contendersOn(clock: ReturnType<typeof fakeClock>, counts: number[], called: number[] = []) {
  // The machine gets slower all the time; threads share the work without loss.
  const onCall = (_: string, { threads }: { threads: number }) => {
    called.push(threads)
    const time = (20 + clock.now() / 100) / threads
    clock.pass(time, { cpu: time * threads })
  }
  return counts.map((threads) => ({ threads, variant: 'fma', team: fakeTeam(threads, 'fma', { onCall }) }))
}

test('thread counts take turns, in an order that rotates', async () => {
  const clock = fakeClock()
  const called: number[] = []
  const contenders = contendersOn(clock, [1, 2, 4], called)
  const { signal } = new AbortController()
  const { series } = await measureCase(measured, contenders, { budget: 4000, signal, instruments: clock })
  const rounds = series[0].samples.length
  assert.ok(rounds >= 6)
  // Four threads take 5 ms, which needs a call before the recorded one.
  const turns = called.slice(called.lastIndexOf(4, called.length - 4 * rounds) + 1).join('')
  assert.match(turns, /(1244|12444)(2441|24441)(4412|44412)/)
})

test('drift hits all alike: speed-up, efficiency and utilisation come out right', async () => {
  const clock = fakeClock()
  const contenders = contendersOn(clock, [1, 2])
  const { signal } = new AbortController()
  const outcome = await measureCase(measured, contenders, { budget: 20_000, signal, instruments: clock })
  const [one, two] = summarise(measured, outcome, 1)
  assert.ok(Math.max(...one.samples) > 1.1 * Math.min(...one.samples), 'there was drift')
  assert.equal(one.speedup, 1)
  assert.ok(Math.abs((two.speedup as number) - 2) < 0.02, String(two.speedup))
  assert.ok(Math.abs((two.efficiency as number) - 1) < 0.01)
  assert.ok(Math.abs((two.utilisation as number) - 1) < 0.01)
  assert.equal(one.oversubscribed, false)
  assert.equal(two.oversubscribed, true)
  assert.ok(one.passed && two.passed)
  for (const { team } of contenders) assert.equal(team.live(), 0)
})
