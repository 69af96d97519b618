/** Runs the command as a user would, in a process of its own. */
import { type SpawnOptions, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const launcher = fileURLToPath(new URL('../../bin/heddle.js', import.meta.url))

export interface CommandResult {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface CommandOptions extends Pick<SpawnOptions, 'cwd' | 'env'> {
  /** Sends a signal after so many milliseconds. */
  readonly kill?: { readonly after: number; readonly signal: NodeJS.Signals }
}

export function runCommand(args: readonly string[], { kill, ...options }: CommandOptions = {}): Promise<CommandResult> {
  const child = spawn(process.execPath, ['--no-wasm-inlining', launcher, ...args], { ...options, stdio: 'pipe' })
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name]?.on('data', (chunk) => {
      output[name] += chunk
    })
  if (kill !== undefined) setTimeout(() => child.kill(kill.signal), kill.after)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, ...output }))
  })
}
