/** The frames of the peers that run elsewhere: a little-endian u32, that many bytes of JSON, then `bytes` more where the JSON says so. */

export interface Frame {
  readonly header: Readonly<Record<string, unknown>>
  readonly payload: Uint8Array
}

export function frameOf(header: object): Buffer {
  const text = Buffer.from(JSON.stringify(header))
  const prefix = Buffer.alloc(4)
  prefix.writeUInt32LE(text.length)
  return Buffer.concat([prefix, text])
}

/** Cuts a stream of chunks into frames. */
export class FrameReader {
  #chunks: Buffer[] = []
  #length = 0
  /** Bytes that must be there before anything more can be cut. */
  #wanted = 4
  #header: Frame['header'] | undefined
  #inText = false

  /** The frames that this chunk completes. Throws SyntaxError for what is no frame. */
  add(chunk: Buffer): Frame[] {
    this.#chunks.push(chunk)
    this.#length += chunk.length
    const frames: Frame[] = []
    while (this.#length >= this.#wanted) {
      const part = this.#cut()
      if (this.#header !== undefined) {
        frames.push({ header: this.#header, payload: part })
        this.#header = undefined
        this.#wanted = 4
      } else if (this.#inText) {
        this.#header = JSON.parse(part.toString()) as Frame['header']
        this.#inText = false
        this.#wanted = (this.#header.bytes as number | undefined) ?? 0
      } else {
        this.#inText = true
        this.#wanted = part.readUInt32LE()
      }
    }
    return frames
  }

  /** The first `#wanted` bytes; chunks are joined only when all are there, so that a large array is copied once. */
  #cut(): Buffer {
    const all = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks)
    const rest = all.subarray(this.#wanted)
    this.#chunks = rest.length === 0 ? [] : [rest]
    this.#length = rest.length
    return all.subarray(0, this.#wanted)
  }
}
