/** One process that computes for a peer: starts it, asks it, and says in one line why it is gone. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import type { OpenOptions } from '../peer.ts'
import { type Frame, FrameReader, frameOf } from './frames.ts'

export interface Launch {
  /** Whose process it is, for messages: NumPy. */
  readonly who: string
  readonly command: string
  readonly args: readonly string[]
  readonly env: NodeJS.ProcessEnv
}

/** Of what it printed: the last words are the error. */
const STDERR_KEPT = 4000

interface Waiting {
  readonly resolve: (frame: Frame) => void
  readonly reject: (error: Error) => void
  readonly timer: NodeJS.Timeout
}

export class PeerProcess {
  readonly who: string
  readonly #child: ChildProcessWithoutNullStreams
  readonly #limit: number
  readonly #closed: Promise<void>
  readonly #waiting: Waiting[] = []
  #stderr = ''
  #lost: Error | undefined

  constructor({ who, command, args, env }: Launch, { limit, signal }: Pick<OpenOptions, 'limit' | 'signal'>) {
    this.who = who
    this.#limit = limit
    this.#child = spawn(command, args, { env, stdio: 'pipe' })
    const { stdin, stdout, stderr } = this.#child
    const reader = new FrameReader()
    stdout.on('data', (chunk: Buffer) => {
      try {
        for (const frame of reader.add(chunk)) this.#answer(frame)
      } catch (error) {
        this.#lose(`answered with what is no frame: ${(error as Error).message}`)
      }
    })
    stderr.on('data', (text) => {
      this.#stderr = (this.#stderr + text).slice(-STDERR_KEPT)
    })
    // Writing to a process that is gone: its end is told by 'close', with more to say.
    stdin.on('error', () => {})
    const onAbort = () => this.#waiting.length > 0 && this.#lose('was stopped')
    signal.addEventListener('abort', onAbort)
    this.#closed = new Promise((resolve) => {
      this.#child.on('error', (error) => {
        this.#lose(`could not be started: ${error.message}`)
        resolve()
      })
      this.#child.on('close', (code, by) => {
        signal.removeEventListener('abort', onAbort)
        this.#lose(`ended ${by === null ? `with exit code ${code}` : `by ${by}`}${this.#lastWords()}`)
        resolve()
      })
    })
  }

  get lost(): boolean {
    return this.#lost !== undefined
  }

  /** What it says of itself, which it does first; loading may take longer than answers. */
  greeting(limit = this.#limit): Promise<Frame> {
    return this.#next(limit)
  }

  /** Requests are obeyed in order; one that has no answer is over before the next. */
  send(header: object, payload?: Uint8Array): void {
    if (this.#lost !== undefined) return
    this.#child.stdin.write(frameOf(header))
    if (payload !== undefined) this.#child.stdin.write(payload)
  }

  async ask(header: object): Promise<Frame> {
    this.send(header)
    const frame = await this.#next(this.#limit)
    if (typeof frame.header.error === 'string') throw new Error(oneLine(frame.header.error))
    return frame
  }

  /** Ends it, and waits until it has. */
  async close(): Promise<void> {
    this.#child.stdin.end()
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), this.#limit)
    await this.#closed
    clearTimeout(timer)
  }

  #next(limit: number): Promise<Frame> {
    return new Promise((resolve, reject) => {
      if (this.#lost !== undefined) {
        reject(this.#lost)
        return
      }
      const timer = setTimeout(() => this.#lose(`gave no answer within ${limit / 1000} s`), limit)
      this.#waiting.push({ resolve, reject, timer })
    })
  }

  #answer(frame: Frame): void {
    const waiting = this.#waiting.shift()
    if (waiting === undefined) return
    clearTimeout(waiting.timer)
    waiting.resolve(frame)
  }

  /** The first reason stays. Whoever waits is told. */
  #lose(reason: string): void {
    this.#lost ??= new Error(`${this.who}'s process ${reason}`)
    for (const { reject, timer } of this.#waiting.splice(0)) {
      clearTimeout(timer)
      reject(this.#lost)
    }
    this.#child.kill('SIGKILL')
  }

  #lastWords(): string {
    const words = oneLine(this.#stderr.trim().split('\n').at(-1) ?? '')
    return words === '' ? '' : `: ${words}`
  }
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s*\n\s*/g, '; ')
}
