import assert from 'node:assert/strict'
import test from 'node:test'
import { compareRuns } from '../../../bench/compare/compare-runs.ts'
import { partRuns } from '../../../bench/runner/against.ts'
import { makePlan } from '../../../bench/runner/plan.ts'
import { runPlan } from '../../../bench/runner/run.ts'
import { seeded } from '../../../bench/statistics/seeded.ts'
import { fakeClock } from '../support/fake-clock.ts'
import { fakeTeam } from '../support/fake-team.ts'
import { sampleRun } from '../support/sample-run.ts'

const plan = makePlan({ ops: 'ddot,daxpy', sizes: '8,9', threads: '1,2', budget: '60s' }, 2, 'fma')

/** From the plan to the comparison, on a clock that calls move: 10 ms ÷ threads, give or take, and drift for both. */
async function changes(seed: number, slower: (op: string) => number) {
  const clock = fakeClock()
  const random = seeded(seed)
  const open = (factor: (op: string) => number) => async (variant: string, threads: number) =>
    fakeTeam(threads, variant, {
      onCall(op) {
        const drift = 1 + 0.01 * Math.sin(clock.now() / 3000)
        clock.pass((10 / threads) * factor(op) * drift * (1 + 0.02 * (random() + random() - 1)))
      }
    })
  const measured = await runPlan(plan, {
    usableCores: 2,
    open: open(slower),
    openBase: open(() => 1),
    peers: [],
    isPinned: () => false,
    profile: async () => ({ functions: [], runDelay: new Map() }),
    probeOthers: async () => [],
    instruments: clock,
    progress: { start() {}, say() {}, stop() {} },
    signal: new AbortController().signal
  })
  assert.deepEqual(measured.failures, [])
  const { head, base } = partRuns(sampleRun(measured), 'base', '0')
  return compareRuns(base, head).cases.map(({ op, change }) => ({ op, change }))
}

test('equal code taking turns raises no alarm, though the machine drifts', async () => {
  for (let seed = 1; seed <= 5; seed++)
    for (const { change } of await changes(seed, () => 1))
      assert.ok(change === 'unchanged' || change === "can't tell", `seed ${seed}: ${change}`)
})

test('code that is 5 % slower is found, where it is', async () => {
  const found = await changes(1, (op) => (op === 'ddot' ? 1.05 : 1))
  for (const { op, change } of found) assert.equal(change === 'regressed', op === 'ddot', `${op}: ${change}`)
})
