/** Runs `heddle` as a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface HowToRun {
  readonly nodeArguments?: readonly string[]
  /** Beside what is set here. */
  readonly environment?: NodeJS.ProcessEnv
  /** Sees each line of stdout as it comes, and may signal the process. */
  readonly onLine?: (line: string, child: ChildProcess) => void
  /** The same of stderr. */
  readonly onErrorLine?: (line: string, child: ChildProcess) => void
}

const cli = fileURLToPath(new URL('../../../bench/cli.ts', import.meta.url))

export function runHeddle(args: readonly string[], how: HowToRun = {}): Promise<Ended> {
  const { nodeArguments = [], environment, onLine, onErrorLine } = how
  const child = spawn(process.execPath, [...nodeArguments, cli, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment }
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (data) => {
    stdout += data
    for (const line of String(data).split('\n')) if (line !== '') onLine?.(line, child)
  })
  child.stderr.on('data', (data) => {
    stderr += data
    for (const line of String(data).split('\n')) if (line !== '') onErrorLine?.(line, child)
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
}
