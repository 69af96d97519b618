/**
 * Does the bench tell the truth on this machine? The same code is held against itself twenty times, which must raise no
 * alarm, and then against itself with 5 % more work to do, which must be found. Kernels, teams, rounds and statistics are
 * those of `heddle bench --against`. Takes some four minutes: npm run check:harness [-- comparisons]
 */
import { parseArgs } from 'node:util'
import { busy } from '../bench/cases/busy.ts'
import type { BenchTeam } from '../bench/cases/case.ts'
import { gemm } from '../bench/cases/gemm.ts'
import { compareRuns } from '../bench/compare/compare-runs.ts'
import { pinningOf } from '../bench/pinning.ts'
import { summaryLines } from '../bench/report/compare-table.ts'
import { type BenchRun, SCHEMA_NAME } from '../bench/result/types.ts'
import { partRuns } from '../bench/runner/against.ts'
import { instruments } from '../bench/runner/instruments.ts'
import { makePlan } from '../bench/runner/plan.ts'
import { runPlan } from '../bench/runner/run.ts'
import { engineRecord, machineRecord } from '../bench/runner/surroundings.ts'
import { chooseVariant } from '../src/engine/variants.ts'
import { createTeam, tuneEngine, type Variant } from '../src/index.ts'
import { usableCores } from '../src/machine/usable-cores.ts'

const SLOWER = 1.05

const usable = usableCores()
const { variant } = chooseVariant()
const threads = usable.count > 1 ? '1,2' : '1'
const plan = {
  ...makePlan({ ops: 'busy,dgemm', threads, budget: '10s' }, usable.count, variant),
  cases: [busy.makeCase([10]), busy.makeCase([50]), gemm('f64').makeCase([256, 256, 256])]
}
tuneEngine()

const isPinned = await pinningOf(undefined, usable)

/** A team that has so many times the work in `busy`, and answers as if it had not. Its peaks are of no interest here. */
async function team(name: string, count: number, work = 1): Promise<BenchTeam> {
  const own = await createTeam({ variant: name as Variant, threads: count, pin: isPinned(count) })
  const busyProbe = async (serial: number, steps: number) => {
    await own.probe.busy(Math.round(serial * work), Math.round(steps * work))
    return steps
  }
  return {
    ...{ threads: count, variant: name, blas: (own as BenchTeam).blas },
    matrix: (rows, cols, dtype) => own.matrix(rows, cols, dtype),
    vector: (n, dtype) => own.vector(n, dtype),
    svd: () => Promise.reject(new Error('no SVD is compared here')),
    nothing: () => (own as BenchTeam).nothing(),
    probe: { peak: async () => 0, triad: async () => 0, busy: busyProbe },
    close: () => own.close()
  }
}

async function comparison(work: number) {
  const measured = await runPlan(plan, {
    usableCores: usable.count,
    open: (name, count) => team(name, count, work),
    openBase: (name, count) => team(name, count),
    peers: [],
    isPinned: () => false,
    profile: async () => ({ functions: [], runDelay: new Map() }),
    probeOthers: async () => [],
    instruments,
    progress: { start() {}, say() {}, stop() {} },
    signal: new AbortController().signal
  })
  if (measured.failures.length > 0) throw new Error(measured.failures[0].error)
  const { ops, sizes, variants, budget } = plan
  const both: BenchRun = {
    ...{ schema: SCHEMA_NAME, started: new Date().toISOString(), git: null, machine: machineRecord(usable) },
    engine: await engineRecord(variants),
    options: { ops, sizes, variants, budget, threads: plan.threads },
    ...measured
  }
  const { head, base } = partRuns(both, 'base', '')
  return compareRuns(base, head).cases
}

const { positionals } = parseArgs({ allowPositionals: true })
const comparisons = Number(positionals[0] ?? 20)
let alarms = 0
for (let i = 1; i <= comparisons; i++) {
  const cases = await comparison(1)
  const changed = cases.filter(({ change }) => change === 'improved' || change === 'regressed')
  alarms += changed.length
  console.log(`equal ${i}/${comparisons}: ${summaryLines(cases)[0]}`)
  for (const { id, ratio, low, high } of changed) console.log(`  false alarm: ${id} ${ratio} (${low} … ${high})`)
}

const slowed = (await comparison(SLOWER)).filter(({ op }) => op === 'busy')
for (const { id, ratio, low, high, change, why } of slowed)
  console.log(`5 % more work: ${id} ${ratio.toFixed(3)} (${low.toFixed(3)} … ${high.toFixed(3)}), ${why ?? change}`)
const found = slowed.filter(({ change }) => change === 'regressed').length
console.log(`False alarms: ${alarms} in ${comparisons} comparisons. Slow-downs found: ${found} of ${slowed.length}.`)
if (slowed.every(({ why }) => why !== null))
  console.log('Nothing could be told: others had the cores. Run it again on a quiet machine.')
process.exitCode = alarms === 0 && found > 0 ? 0 : 1
