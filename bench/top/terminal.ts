/**
 * The terminal while it is a screen: alternate buffer, no cursor, keys one by one. Whatever ends the process, short of
 * SIGKILL, gives it back as it was. Plain escape sequences, understood by every terminal since the VT220 and by tmux,
 * screen and ssh.
 */
import type { ReadStream, WriteStream } from 'node:tty'

/** Alternate buffer on; cursor off; no wrapping, so that a line with wide characters can not push the next one down. */
const ENTER = '\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[2J'
const LEAVE = '\x1b[?7h\x1b[?25h\x1b[?1049l'
const HOME = '\x1b[H'
const CLEAR_LINE = '\x1b[K'
const CLEAR_BELOW = '\x1b[J'

export interface TerminalEvents {
  /** One character, such as 'q'; '\x03' is Ctrl-C. */
  key(key: string): void
  resize(): void
}

export class Terminal implements Disposable {
  readonly #input: ReadStream | null
  readonly #output: WriteStream
  readonly #events: TerminalEvents
  #entered = false

  /** Without a terminal for input there are no keys; signals still come. */
  constructor(output: WriteStream, input: ReadStream | null, events: TerminalEvents) {
    this.#output = output
    this.#input = input
    this.#events = events
  }

  enter(): void {
    if (this.#entered) return
    this.#entered = true
    process.on('exit', this.#leave)
    this.#output.on('resize', this.#onResize)
    this.#input?.setRawMode(true).on('data', this.#onData).resume()
    this.#output.write(ENTER)
  }

  draw(lines: readonly string[]): void {
    // A slow line is spared the frames it can not keep up with.
    if (!this.#entered || this.#output.writableNeedDrain) return
    // Cleared before it is written: after a full line the cursor stands on its last character.
    const text = lines.map((line) => `${CLEAR_LINE}${line}`).join('\r\n')
    this.#output.write(`${HOME}${text}${lines.length < this.#output.rows ? CLEAR_BELOW : ''}`)
  }

  leave(): void {
    if (!this.#entered) return
    this.#entered = false
    process.off('exit', this.#leave)
    this.#output.off('resize', this.#onResize)
    this.#input?.off('data', this.#onData).pause().setRawMode(false)
    this.#output.write(LEAVE)
  }

  /** As Ctrl-Z does elsewhere; `fg` brings the screen back. */
  suspend(): void {
    this.leave()
    process.once('SIGCONT', () => {
      this.enter()
      this.#events.resize()
    })
    // The whole job, as the key itself would: npm and the shell between are part of it.
    process.kill(0, 'SIGTSTP')
  }

  [Symbol.dispose](): void {
    this.leave()
  }

  readonly #leave = () => this.leave()
  readonly #onData = (data: Buffer) => {
    // A key that sends a sequence (arrows, F1) is none of ours, and its letters are no keys.
    if (data[0] !== 0x1b) for (const key of data.toString()) this.#events.key(key)
  }
  readonly #onResize = () => {
    this.#output.write('\x1b[2J')
    this.#events.resize()
  }
}
