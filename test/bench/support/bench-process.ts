/** Runs the command line as a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { BenchOptions } from '../../../bench/commands/bench.ts'

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** `onLine` sees each line of stderr as it comes, and may signal the process. */
export function runBench(
  options: BenchOptions,
  onLine?: (line: string, child: ChildProcess) => void,
  environment: NodeJS.ProcessEnv = {}
): Promise<Ended> {
  return runCli(
    ['bench', ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])],
    onLine,
    environment
  )
}

/** Any command. */
export function runCli(
  args: readonly string[],
  onLine?: (line: string, child: ChildProcess) => void,
  environment: NodeJS.ProcessEnv = {}
): Promise<Ended> {
  const cli = fileURLToPath(new URL('../../../bench/cli.ts', import.meta.url))
  const child = spawn(process.execPath, [cli, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment }
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (data) => {
    stdout += data
  })
  child.stderr.on('data', (data) => {
    stderr += data
    for (const line of String(data).split('\n')) if (line !== '') onLine?.(line, child)
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
}
