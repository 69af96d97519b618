import { closeSync, openSync, readSync } from 'node:fs'

/**
 * /proc/thread-self/schedstat through a file that stays open: nanoseconds on a core, nanoseconds ready to run but
 * waiting for one, and the number of turns, as decimal digits with blanks between. Opening binds it to the thread
 * that opens; a worker's files are closed when it ends.
 */
export class SchedStat {
  readonly #file: number
  readonly #text = Buffer.alloc(96)

  private constructor(file: number) {
    this.#file = file
  }

  /** Null on a system, or a kernel, without it. */
  static open(path = '/proc/thread-self/schedstat'): SchedStat | null {
    try {
      const stat = new SchedStat(openSync(path, 'r'))
      return Number.isNaN(stat.cpu()) ? null : stat
    } catch {
      return null
    }
  }

  close(): void {
    closeSync(this.#file)
  }

  /** Milliseconds on a core; NaN when the thread has gone. */
  cpu(): number {
    return this.#field(0)
  }

  /** Milliseconds of waiting for a core; NaN when the thread has gone. */
  runDelay(): number {
    return this.#field(1)
  }

  /** Parsed from the bytes: no string is made, so that the profiler's clock leaves no garbage behind. */
  #field(index: number): number {
    const length = this.#read()
    let at = 0
    for (let field = 0; field < index; at++) {
      if (at === length) return Number.NaN
      if (this.#text[at] === 32) field++
    }
    let nanoseconds = 0
    const start = at
    for (; at < length && this.#text[at] >= 48 && this.#text[at] <= 57; at++) {
      nanoseconds = nanoseconds * 10 + (this.#text[at] - 48)
    }
    return at === start ? Number.NaN : nanoseconds / 1e6
  }

  #read(): number {
    try {
      return readSync(this.#file, this.#text, 0, this.#text.length, 0)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return 0
      throw error
    }
  }
}
