/** `heddle bench`: the same kernels at several thread counts, compared. */

import { chooseVariant } from '../../src/engine/variants.ts'
import {
  createTeam,
  getProfile,
  getProfileStats,
  profileOff,
  profileOn,
  tuneEngine,
  type Variant
} from '../../src/index.ts'
import { usableCores } from '../../src/machine/usable-cores.ts'
import { rowsOf } from '../../src/profiler/row.ts'
import { accountBetween, snapshotThreads } from '../../src/profiler/thread-account.ts'
import type { BenchTeam } from '../cases/case.ts'
import { EXIT } from '../exit-codes.ts'
import { pinningOf } from '../pinning.ts'
import { checkOutputs, type OutputOptions, writeOutputs } from '../report/outputs.ts'
import { ranksLine } from '../report/ranks-line.ts'
import { screenOf } from '../report/style.ts'
import { benchReport } from '../report/terminal.ts'
import { profiledTitle, threadTable } from '../report/thread-table.ts'
import { type BenchRun, type EngineRecord, SCHEMA_NAME } from '../result/types.ts'
import { type Base, openBase, partRuns } from '../runner/against.ts'
import { instruments } from '../runner/instruments.ts'
import { type FoundPeers, findPeers } from '../runner/open-peers.ts'
import { peakOf } from '../runner/peaks.ts'
import { makePlan, type PlanOptions } from '../runner/plan.ts'
import { probeWide } from '../runner/probe-wide.ts'
import type { Profiled } from '../runner/profiled.ts'
import { progressOn } from '../runner/progress.ts'
import { type Measured, runPlan } from '../runner/run.ts'
import { casesOf, shardFrom } from '../runner/shard.ts'
import { engineRecord, gitRecord, machineRecord } from '../runner/surroundings.ts'
import { timelineOf } from '../runner/timeline.ts'
import { stopOnSignals } from '../stop-signals.ts'
import { type JudgeOptions, judgeOf } from './judge-run.ts'

export interface BenchOptions extends PlanOptions, OutputOptions, JudgeOptions {
  /** i/n: only the i-th of n parts. */
  readonly shard?: string
  /** Undefined: as pinningOf chooses. */
  readonly pin?: boolean
}

/**
 * Runs the command and returns its exit code. Throws UsageError, ResultError and EngineError for what the caller has
 * to mend, before anything is measured.
 */
export async function bench(options: BenchOptions): Promise<number> {
  const usable = usableCores()
  const whole = makePlan(options, usable.count, chooseVariant().variant)
  const shard = shardFrom(options.shard, process.env)
  await checkOutputs(options)
  const { base: earlier, judgeRun } = await judgeOf(options)
  const plan = shard === undefined ? whole : { ...whole, cases: casesOf(shard, whole.cases, earlier) }
  const isPinned = await pinningOf(options.pin, usable)
  tuneEngine({ wide: plan.variants.includes('wide') })

  using stop = stopOnSignals()
  const started = new Date().toISOString()
  const progress = await progressOn(process.stderr)
  let measured: Measured
  let engine: EngineRecord
  let peers: FoundPeers
  let base: Base | undefined
  const cleanUp = async () => {
    await base?.[Symbol.asyncDispose]()
    progress.stop()
  }
  try {
    // In a checkout whose kernels have changed, they are built here.
    progress.say('loading the kernels')
    engine = await engineRecord(plan.variants)
    if (plan.peers.length > 0) progress.say('looking for the peers')
    peers = await findPeers(plan.peers, plan.threads)
    if (options.against !== undefined) {
      progress.say(`checking out ${options.against}`)
      base = await openBase(options.against, plan.variants, isPinned, stop.signal)
    }
    measured = await runPlan(plan, {
      ...(base === undefined ? {} : { openBase: base.open }),
      usableCores: usable.count,
      open: (variant, threads) => openTeam(variant, threads, isPinned(threads)),
      peers: peers.found,
      isPinned,
      profile,
      probeOthers: async (variants) => (variants.includes('wide') ? [] : probeWide(variants[0] as Variant)),
      instruments,
      progress,
      signal: stop.signal
    })
  } catch (error) {
    // A terminal's Ctrl-C reaches compilers as well, which fail of it. What a stopped run has measured is returned.
    if (stop.exitCode === undefined) throw error
    await cleanUp()
    process.stderr.write('heddle bench: stopped before anything was measured\n')
    // A compiler that builds the base's kernels may still be at work, and would keep the process.
    process.exit(stop.exitCode)
  } finally {
    await cleanUp()
  }

  const { ops, sizes, threads, variants, budget } = plan
  const { results, failures, noise, peaks, partial, elapsed } = measured
  const builds = peers.found.flatMap((peer) => peer.builds)
  const leftOut = [...peers.leftOut, ...measured.lacking]
  const both: BenchRun = {
    schema: SCHEMA_NAME,
    started,
    elapsed,
    partial,
    machine: machineRecord(usable),
    engine,
    git: await gitRecord(),
    options: {
      ops,
      sizes,
      threads,
      variants,
      budget,
      pinned: threads.filter(isPinned),
      ...(plan.peers.length === 0 ? {} : { peers: plan.peers }),
      ...(shard === undefined ? {} : { shard: `${shard.index}/${shard.total}` })
    },
    peaks,
    noise,
    results,
    ...(failures.length === 0 ? {} : { failures }),
    ...(builds.length === 0 ? {} : { peers: builds }),
    ...(leftOut.length === 0 ? {} : { leftOut })
  }
  const parts = base === undefined ? undefined : partRuns(both, options.against ?? '', base.commit)
  const run = parts?.head ?? both
  report(run)
  const { judged, failed } = judgeRun(run, parts?.base)
  await writeOutputs(options, run, judged)
  if (stop.exitCode !== undefined) return stop.exitCode
  return failed || failures.length > 0 || results.some(({ passed }) => !passed) ? EXIT.failed : EXIT.fine
}

function report(run: BenchRun): void {
  const screen = screenOf(process.stdout)
  process.stdout.write(benchReport(run, screen))
  const profiled = run.results.find(({ functions }) => functions.length > 0)
  if (profiled === undefined) return
  const { functions, threads } = profiled
  const peak = peakOf(run.peaks, profiled)
  const table = threadTable(functions, screen, peak === undefined ? null : peak.gflops / threads)
  process.stdout.write(`\n${profiledTitle(profiled)}, profiled:\n\n${table}\n${ranksLine(profiled, screen)}`)
}

function openTeam(variant: string, threads: number, pin: boolean): Promise<BenchTeam> {
  return createTeam({ variant: variant as Variant, threads, pin })
}

async function profile(call: () => Promise<unknown>): Promise<Profiled> {
  const before = snapshotThreads()
  profileOn()
  try {
    await call()
  } finally {
    profileOff()
  }
  const runDelay = new Map<number, number>()
  for (const thread of accountBetween(before, snapshotThreads()).threads) {
    const rank = /^heddle rank (\d+)$/.exec(thread.name)?.[1]
    // Ranks of other teams sleep meanwhile, and add nothing.
    if (rank !== undefined) runDelay.set(Number(rank), (runDelay.get(Number(rank)) ?? 0) + thread.runDelay)
  }
  return {
    functions: rowsOf(getProfileStats()).filter(({ calls }) => calls > 0),
    runDelay,
    timeline: timelineOf(getProfile().lanes)
  }
}
