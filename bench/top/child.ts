import { type ChildProcess, spawn } from 'node:child_process'
import { constants } from 'node:os'
import { UsageError } from '../runner/usage-error.ts'
import { HeldOutput } from './held-output.ts'

/** Output that a grandchild still holds open is waited for no longer than this. */
const LAST_WORDS = 500

/**
 * The command that is watched. It gets a session of its own: signals then reach it and all that came from it, once
 * each, whether Ctrl-C was a key or a signal.
 */
export class Child {
  readonly pid: number
  readonly output: HeldOutput
  /** Its exit code, 128 + n when signal n ended it, as a shell has it. */
  readonly ended: Promise<number>
  readonly #process: ChildProcess
  #alive = true

  private constructor(process: ChildProcess, pid: number, output: HeldOutput) {
    this.#process = process
    this.pid = pid
    this.output = output
    this.ended = this.#whenEnded()
  }

  /**
   * `hold`: its output is kept until it is asked for, and it reads no keys of ours. Otherwise both its streams go to
   * stderr: stdout is for the snapshots. Throws UsageError when there is no such command.
   */
  static async start(command: readonly string[], hold: boolean): Promise<Child> {
    const [file, ...args] = command
    const stdin = hold && process.stdin.isTTY ? 'ignore' : 'inherit'
    const child = spawn(file, args, { stdio: [stdin, 'pipe', 'pipe'], detached: true })
    const output = new HeldOutput()
    child.stdout?.on('data', (bytes) => output.add(hold ? process.stdout : process.stderr, bytes))
    child.stderr?.on('data', (bytes) => output.add(process.stderr, bytes))
    if (!hold) output.release(process.stderr)
    const pid = await new Promise<number>((resolve, reject) => {
      child.once('spawn', () => resolve(child.pid as number))
      child.once('error', (error: NodeJS.ErrnoException) => {
        const why = error.code === 'ENOENT' ? 'there is no such command' : error.message
        reject(new UsageError(`can not run ${JSON.stringify(file)}: ${why}`))
      })
    })
    return new Child(child, pid, output)
  }

  /** To the command and all that came from it, but for what has left its process group. */
  signal(name: NodeJS.Signals): void {
    if (!this.#alive) return
    try {
      process.kill(-this.pid, name)
    } catch {
      // It ended just now.
    }
  }

  #whenEnded(): Promise<number> {
    return new Promise((resolve) => {
      this.#process.once('exit', (code, signal) => {
        this.#alive = false
        const timer = setTimeout(() => this.#letGo(), LAST_WORDS)
        this.#process.once('close', () => {
          clearTimeout(timer)
          resolve(code ?? 128 + (constants.signals[signal as NodeJS.Signals] ?? 0))
        })
      })
    })
  }

  #letGo(): void {
    this.#process.stdout?.destroy()
    this.#process.stderr?.destroy()
  }
}
