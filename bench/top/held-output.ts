/** What a command writes while its screen is ours: kept, the oldest dropped when it is too much, shown afterwards. */
export interface Sink {
  write(chunk: Uint8Array | string): unknown
}

const DEFAULT_LIMIT = 4 << 20

export class HeldOutput {
  readonly #limit: number
  #chunks: { readonly to: Sink; readonly bytes: Uint8Array }[] = []
  #held = 0
  #dropped = 0
  #flows = false
  #lastLine = ''

  /** Bytes that are kept. */
  constructor(limit = DEFAULT_LIMIT) {
    this.#limit = limit
  }

  add(to: Sink, bytes: Uint8Array): void {
    if (this.#flows) {
      to.write(bytes)
      return
    }
    this.#lastLine =
      Buffer.from(bytes)
        .toString()
        .trimEnd()
        .split(/[\r\n]/)
        .at(-1) || this.#lastLine
    this.#chunks.push({ to, bytes })
    this.#held += bytes.length
    while (this.#held > this.#limit && this.#chunks.length > 1) {
      const [oldest] = this.#chunks.splice(0, 1)
      this.#held -= oldest.bytes.length
      this.#dropped += oldest.bytes.length
    }
  }

  /** The last line so far that says anything. */
  get lastLine(): string {
    return this.#lastLine
  }

  /** Writes what was kept, each part to where it belongs; from now on nothing is held. */
  release(notes: Sink): void {
    this.#flows = true
    if (this.#dropped > 0) notes.write(`heddle top: the first ${this.#dropped} bytes of the output were not kept\n`)
    for (const { to, bytes } of this.#chunks) to.write(bytes)
    this.#chunks = []
  }
}
