/** As much of the protocol buffers' wire format as pprof needs: varints and length-delimited fields. */
export class Message {
  readonly #bytes: number[] = []

  /** Whole numbers from 0 up, exact to 2⁵³. */
  number(field: number, value: number): this {
    if (value === 0) return this
    this.#varint(field * 8)
    this.#varint(value)
    return this
  }

  text(field: number, value: string): this {
    return this.#delimited(field, Buffer.from(value))
  }

  message(field: number, value: Message): this {
    return this.#delimited(field, value.#bytes)
  }

  /** A repeated field of numbers, packed. */
  numbers(field: number, values: readonly number[]): this {
    const packed = new Message()
    for (const value of values) packed.#varint(value)
    return this.message(field, packed)
  }

  toBuffer(): Buffer {
    return Buffer.from(this.#bytes)
  }

  #delimited(field: number, bytes: ArrayLike<number>): this {
    this.#varint(field * 8 + 2)
    this.#varint(bytes.length)
    for (let i = 0; i < bytes.length; i++) this.#bytes.push(bytes[i])
    return this
  }

  #varint(value: number): void {
    let rest = value
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.#bytes.push((rest % 128) + 128)
    this.#bytes.push(rest)
  }
}
