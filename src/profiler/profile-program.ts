/** Profiles a whole program from its first module to its end: what `--import heddle/register` starts in every thread. */
import { writeFileSync } from 'node:fs'
import { getEnvironmentData, isMainThread, setEnvironmentData, Worker } from 'node:worker_threads'
import { inCheckout } from '../engine/paths.ts'
import { AllThreads, type ThreadRemains, type ThreadTable } from './all-threads.ts'
import { threadCpu } from './clock.ts'
import { startSampling } from './engine-samples.ts'
import { installHooks } from './instrument/install-hooks.ts'
import './instrument/probe.ts'
import { instrumentStringWorkers } from './instrument/string-workers.ts'
import { ownThread } from './own-thread.ts'
import { profileProgram, sourceLanes, sourceRows } from './profiler.ts'
import {
  answerFile,
  OPTIONS_VARIABLE,
  PROCESS_VARIABLE,
  type ProgramOptions,
  programOptions
} from './program-options.ts'
import { saveProfile } from './save-profile.ts'
import { calibrate } from './table/calibrate.ts'
import { STOPPED, viewsOf } from './table/layout.ts'
import { type Costs, table } from './table/recorder.ts'
import { takeProfile } from './take-profile.ts'
import { readUsage, snapshotThreads } from './thread-account.ts'
import { atThreadEnd } from './thread-end.ts'
import { threadBorn, threadNumber } from './thread-identity.ts'
import type { WatcherTask } from './watcher-task.ts'

/** What workers take over from the main thread, however they are started. */
interface Inherited {
  readonly options: ProgramOptions
  readonly costs: Costs
}

const INHERITED = 'heddle.profile'
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const

export function profileThread(): void {
  if (isMainThread) profileMain()
  else {
    const inherited = getEnvironmentData(INHERITED) as Inherited | undefined
    if (inherited !== undefined) profileWorker(inherited)
  }
}

function profileMain(): void {
  // A child process inherits the switch that loaded this; it is another program.
  if ((process.env[PROCESS_VARIABLE] ?? String(process.pid)) !== String(process.pid)) return
  const script = process.argv[1] ?? ''
  if (/\.[cm]?ts$/.test(script) && !process.features.typescript) {
    process.stderr.write(
      `heddle: Node ${process.versions.node} runs no TypeScript; compile ${script}, or take Node 22.18 or later\n`
    )
    process.exit(2)
  }
  const options = programOptions(process.env[OPTIONS_VARIABLE])
  process.env[PROCESS_VARIABLE] = String(process.pid)
  const costs = calibrate()
  setEnvironmentData(INHERITED, { options, costs } satisfies Inherited as never)

  const command = process.argv.slice(1)
  const threads = new AllThreads()
  const before = snapshotThreads()
  const stop = start(threads, { options, costs })
  const ended = new Int32Array(new SharedArrayBuffer(4))
  const { file, attended } = options
  startWatcher({ main: threads.tables[0], before, command, file, attended, ended })
  process.on('worker', (worker) => stopTableAtExit(worker, threads))
  if (attended) exitOnSignals(file)
  process.on('exit', () => {
    Atomics.store(ended, 0, 1)
    threads.remains.push(stop())
    threads.listen()
    saveProfile(file, takeProfile({ tables: threads.tables, remains: threads.remains, before, command }))
    if (!attended) process.stderr.write(`heddle: the profile is in ${file}; see it with heddle profile ${file}\n`)
  })
}

function profileWorker(inherited: Inherited): void {
  const threads = new AllThreads()
  const stop = start(threads, inherited)
  atThreadEnd(() => threads.leave({ ...stop(), usage: usage() }))
}

function usage(): ThreadRemains['usage'] {
  const id = threadNumber()
  // It makes the kernel book this thread's time up to now.
  threadCpu()
  const used = id === null ? undefined : readUsage(id)
  return used && { ...used, id: id as number }
}

/** Returns what ends this thread's profile. */
function start(threads: AllThreads, { options, costs }: Inherited) {
  const { include, exclude, calls, cpu, counts, sample } = options
  const selection = { include, exclude, folder: process.cwd() }
  const left: string[] = []
  threads.announce({ thread: ownThread, number: threadNumber(), born: threadBorn(), table })
  const stopSampling = startSampling(sample)
  if (calls || counts) {
    const tell = (reason: string) => left.push(reason)
    installHooks(selection, tell)
    instrumentStringWorkers(selection, tell)
  }
  const stop = profileProgram({ cpu, costs, countsOnly: counts })
  return () => {
    stop()
    return { rows: sourceRows(), lanes: sourceLanes(), left, samples: stopSampling() }
  }
}

/** Its execArgv is empty, yet the switch reaches it: `workerData.watch` says that it is no thread of the program. */
function startWatcher(watch: WatcherTask): void {
  const file = new URL(`./watcher.${inCheckout ? 'ts' : 'js'}`, import.meta.url)
  new Worker(file, { workerData: { watch }, execArgv: [], stdin: false }).unref()
}

/** A worker that was terminated could not end its profile itself. */
function stopTableAtExit(worker: Worker, threads: AllThreads): void {
  const { threadId } = worker
  worker.once('exit', () => {
    threads.listen()
    const ended = threads.tables.find(({ thread }: ThreadTable) => thread.tid === threadId)
    if (ended === undefined) return
    const { header } = viewsOf(ended.table)
    if (header[STOPPED] === 0) header[STOPPED] = performance.now()
  })
}

/** As Node does when nobody listens, but by way of the exit handlers. A program that listens decides for itself. */
function exitOnSignals(file: string): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      writeFileSync(answerFile(file), '')
      if (process.listenerCount(signal) === 1) process.exit(EXIT_CODES[signal])
    })
}
