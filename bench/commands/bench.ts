/** `heddle bench`: the same kernels at several thread counts, compared. */

import { chooseVariant } from '../../src/engine/variants.ts'
import {
  createTeam,
  EngineError,
  getProfileStats,
  profileOff,
  profileOn,
  tuneEngine,
  type Variant
} from '../../src/index.ts'
import { usableCores } from '../../src/machine/usable-cores.ts'
import { rowsOf } from '../../src/profiler/row.ts'
import type { BenchTeam } from '../cases/case.ts'
import { shapeText } from '../report/format.ts'
import { screenOf } from '../report/style.ts'
import { benchReport } from '../report/terminal.ts'
import { threadTable } from '../report/thread-table.ts'
import { ResultError } from '../result/result-error.ts'
import { type BenchRun, type FunctionRow, SCHEMA_NAME } from '../result/types.ts'
import { checkWritable, writeResult } from '../result/write-result.ts'
import { instruments } from '../runner/instruments.ts'
import { makePlan, type PlanOptions } from '../runner/plan.ts'
import { progressOn } from '../runner/progress.ts'
import { type Measured, runPlan } from '../runner/run.ts'
import { engineRecord, gitRecord, machineRecord } from '../runner/surroundings.ts'
import { UsageError } from '../runner/usage-error.ts'

export interface BenchOptions extends PlanOptions {
  /** File for the result. */
  readonly json?: string
}

const EXIT_FAILED = 1
const EXIT_USAGE = 2
const EXIT_SIGNAL: Readonly<Record<string, number>> = { SIGINT: 130, SIGTERM: 143 }

/** Runs the command and returns its exit code. Throws only what is a fault of ours. */
export async function bench(options: BenchOptions): Promise<number> {
  try {
    return await benchOrThrow(options)
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof ResultError || error instanceof EngineError)) throw error
    process.stderr.write(`heddle bench: ${error.message}\n`)
    return EXIT_USAGE
  }
}

async function benchOrThrow(options: BenchOptions): Promise<number> {
  const usable = usableCores()
  const plan = makePlan(options, usable.count, chooseVariant().variant)
  if (options.json !== undefined) await checkWritable(options.json)
  tuneEngine({ wide: plan.variants.includes('wide') })

  const stop = stopOnSignals()
  const started = new Date().toISOString()
  const [engine, git, progress] = await Promise.all([
    engineRecord(plan.variants),
    gitRecord(),
    progressOn(process.stderr)
  ])
  let measured: Measured
  try {
    measured = await runPlan(plan, {
      usableCores: usable.count,
      open: openTeam,
      profile,
      instruments,
      progress,
      signal: stop.signal
    })
  } finally {
    stop.release()
  }

  const { ops, sizes, threads, variants, budget } = plan
  const { results, failures, noise, partial, elapsed } = measured
  const run: BenchRun = {
    schema: SCHEMA_NAME,
    started,
    elapsed,
    partial,
    machine: machineRecord(usable),
    engine,
    git,
    options: { ops, sizes, threads, variants, budget },
    peaks: null,
    noise,
    results,
    ...(failures.length === 0 ? {} : { failures })
  }
  report(run)
  if (options.json !== undefined) await writeResult(options.json, run)
  const received = stop.received()
  if (received !== undefined) return EXIT_SIGNAL[received]
  return failures.length > 0 || results.some(({ passed }) => !passed) ? EXIT_FAILED : 0
}

function report(run: BenchRun): void {
  const screen = screenOf(process.stdout)
  process.stdout.write(benchReport(run, screen))
  const profiled = run.results.find(({ functions }) => functions.length > 0)
  if (profiled === undefined) return
  const { op, shape, variant, threads, functions } = profiled
  const title = `One ${op} ${shapeText(shape)}, ${threads} ${threads === 1 ? 'thread' : 'threads'}, ${variant}, profiled:`
  process.stdout.write(`\n${title}\n\n${threadTable(functions, screen)}\n`)
}

async function openTeam(variant: string, threads: number): Promise<BenchTeam> {
  return (await createTeam({ variant: variant as Variant, threads })) as unknown as BenchTeam
}

async function profile(call: () => Promise<unknown>): Promise<FunctionRow[]> {
  profileOn()
  try {
    await call()
  } finally {
    profileOff()
  }
  return rowsOf(getProfileStats()).filter(({ calls }) => calls > 0)
}

interface Stop {
  readonly signal: AbortSignal
  received(): NodeJS.Signals | undefined
  release(): void
}

/** The first Ctrl-C ends the run and keeps what was measured; a second one ends the process at once. */
function stopOnSignals(): Stop {
  const controller = new AbortController()
  let received: NodeJS.Signals | undefined
  const onSignal = (signal: NodeJS.Signals) => {
    received = signal
    release()
    controller.abort()
  }
  const release = () => {
    for (const signal of Object.keys(EXIT_SIGNAL)) process.off(signal, onSignal)
  }
  for (const signal of Object.keys(EXIT_SIGNAL)) process.on(signal, onSignal)
  return { signal: controller.signal, received: () => received, release }
}
