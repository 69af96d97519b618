/** Runs a command in a terminal of its own, made by util-linux's script. */
import { execFileSync, spawn } from 'node:child_process'

export interface Typed {
  /** Waited for in what the terminal has been sent so far. */
  readonly after: RegExp
  readonly keys: string
}

/** Undefined where there is no such program, as on a system that is not Linux. */
export function scriptVersion(): string | undefined {
  try {
    return execFileSync('script', ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] }).toString()
  } catch {
    return undefined
  }
}

/** All that the terminal was sent. `command` is a line for sh. */
export function inTerminal(command: string, typed: readonly Typed[], [columns, rows] = [80, 24]): Promise<string> {
  const line = `stty cols ${columns} rows ${rows}; ${command}`
  const child = spawn('script', ['-qec', line, '/dev/null'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, TERM: 'xterm', SHELL: '/bin/sh', NO_COLOR: '1' }
  })
  const left = [...typed]
  let sent = ''
  child.stdout.on('data', (data) => {
    sent += data
    while (left.length > 0 && left[0].after.test(sent)) child.stdin.write((left.shift() as Typed).keys)
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', () => resolve(sent))
  })
}
