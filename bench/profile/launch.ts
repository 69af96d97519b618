/** Runs a script under the profiler and comes back with what it did, however it ended. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { inCheckout } from '../../src/engine/paths.ts'
import type { Profile } from '../../src/profiler/profile.ts'
import {
  answerFile,
  OPTIONS_VARIABLE,
  PROCESS_VARIABLE,
  type ProgramOptions,
  requestFile
} from '../../src/profiler/program-options.ts'

export interface Launch {
  readonly script: string
  readonly args: readonly string[]
  readonly options: Omit<ProgramOptions, 'file' | 'attended'>
  /** Sends what the script prints to standard error: standard output is for the profile. */
  readonly quiet: boolean
}

export interface Outcome {
  /** The script's own exit code, 128 + the number of the signal that ended it. */
  readonly exitCode: number
  /** Undefined when it ended in a way that left nothing behind. */
  readonly profile: Profile | undefined
}

/** Milliseconds that a running event loop has to take a signal, and the watcher to write a profile. */
const TO_ANSWER = 1000
const TO_WRITE = 10_000

export async function launch({ script, args, options, quiet }: Launch): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'heddle-profile-'))
  const file = join(folder, 'profile.json')
  const register = new URL(`../../src/register.${inCheckout ? 'ts' : 'js'}`, import.meta.url).href
  const environment = {
    ...process.env,
    [OPTIONS_VARIABLE]: JSON.stringify({ ...options, file, attended: true }),
    // It may be profiled itself: the script is another program.
    [PROCESS_VARIABLE]: undefined
  }
  const child = spawn(process.execPath, [...process.execArgv, '--import', register, script, ...args], {
    stdio: ['inherit', quiet ? process.stderr : 'inherit', 'inherit'],
    env: environment
  })
  const onSignal = (signal: NodeJS.Signals) => stop(child, signal, file)
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
    const stopped = stops.get(child) ?? signal
    return {
      exitCode: code ?? 128 + (constants.signals[stopped ?? 'SIGTERM'] ?? 0),
      profile: existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
    }
  } finally {
    process.off('SIGINT', onSignal)
    process.off('SIGTERM', onSignal)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The signal that each child was first told to stop with. */
const stops = new WeakMap<ChildProcess, NodeJS.Signals>()

/**
 * A terminal sends Ctrl-C to both processes, kill only to this one: it is passed on. A script that does not take it,
 * because it never gives its event loop a turn, is ended once its watcher has written the profile.
 */
async function stop(child: ChildProcess, signal: NodeJS.Signals, file: string): Promise<void> {
  if (stops.has(child)) {
    child.kill('SIGKILL')
    return
  }
  stops.set(child, signal)
  child.kill(signal)
  const isAlive = () => child.exitCode === null && child.signalCode === null
  if (await until(() => !isAlive() || existsSync(answerFile(file)), TO_ANSWER)) return
  writeFileSync(requestFile(file), '')
  await until(() => !isAlive() || existsSync(file), TO_WRITE)
  child.kill('SIGKILL')
}

async function until(isTrue: () => boolean, milliseconds: number): Promise<boolean> {
  for (const end = performance.now() + milliseconds; performance.now() < end; await sleep(20)) if (isTrue()) return true
  return isTrue()
}
