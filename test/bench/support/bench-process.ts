/** Runs `heddle bench` as a process of its own, with the options given as JSON. */
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type BenchOptions, bench } from '../../../bench/commands/bench.ts'

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** `onLine` sees each line of stderr as it comes, and may signal the process. */
export function runBench(options: BenchOptions, onLine?: (line: string, child: ChildProcess) => void): Promise<Ended> {
  const file = fileURLToPath(import.meta.url)
  const child = spawn(process.execPath, [file, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'pipe'] })
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

if (import.meta.main) process.exitCode = await bench(JSON.parse(process.argv[2]))
