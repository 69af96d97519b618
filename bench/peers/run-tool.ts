/** Runs a program that is not ours (a compiler, a peer's build) and never hangs on it. */
import { spawn } from 'node:child_process'

export interface ToolRun {
  /** Exit code; null when it was ended by a signal, or could not be started at all. */
  readonly code: number | null
  /** stdout and stderr as they came. */
  readonly output: string
  /** Why there is no exit code. */
  readonly failure?: 'missing' | 'time limit' | 'signal'
}

export interface ToolOptions {
  readonly cwd?: string
  /** Milliseconds until it is killed, with all that it started. */
  readonly limit: number
  readonly env?: NodeJS.ProcessEnv
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

export function runTool(command: string, args: readonly string[], options: ToolOptions): Promise<ToolRun> {
  const { cwd, limit, env = process.env } = options
  return new Promise((resolve) => {
    // A group of its own: compilers start compilers, and all of them must end.
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let late = false
    const keep = (text: Buffer) => {
      output += text
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    const kill = () => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    }
    const timer = setTimeout(() => {
      late = true
      kill()
    }, limit)
    // Its group is not the terminal's: who is stopped himself must stop it.
    const stopped = (signal: NodeJS.Signals) => {
      kill()
      process.exit(signal === 'SIGINT' ? 130 : 143)
    }
    const settle = () => {
      clearTimeout(timer)
      for (const signal of SIGNALS) process.off(signal, stopped)
    }
    for (const signal of SIGNALS) process.on(signal, stopped)
    child.on('error', (error) => {
      settle()
      resolve({ code: null, output: error.message, failure: 'missing' })
    })
    child.on('close', (code) => {
      settle()
      if (code !== null) resolve({ code, output })
      else resolve({ code, output, failure: late ? 'time limit' : 'signal' })
    })
  })
}

/** What a failed run says in one line: the first line that speaks of an error, else the last one. */
export function complaint({ code, output, failure }: ToolRun, limit: number): string {
  if (failure === 'missing') return 'is not installed'
  if (failure === 'time limit') return `did not end within ${limit / 1000} s`
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  const telling = lines.find((line) => /error/i.test(line)) ?? lines.at(-1) ?? 'it said nothing'
  return `${code === null ? 'was killed' : `ended with code ${code}`}: ${telling.trim()}`
}
