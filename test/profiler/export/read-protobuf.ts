/** Reads protocol buffers by the wire format alone: the oracle of the writer. */

export interface Field {
  readonly field: number
  readonly value?: number
  readonly bytes?: Buffer
  /** The bytes as packed varints. */
  numbers(): number[]
}

export function fieldsOf(bytes: Buffer): Field[] {
  const fields: Field[] = []
  for (let at = 0; at < bytes.length; ) {
    const [tag, afterTag] = varint(bytes, at)
    const [value, afterValue] = varint(bytes, afterTag)
    const field = Math.floor(tag / 8)
    if (tag % 8 === 0) {
      fields.push({ field, value, numbers: () => [] })
      at = afterValue
    } else {
      const inside = bytes.subarray(afterValue, afterValue + value)
      fields.push({ field, bytes: inside, numbers: () => packed(inside) })
      at = afterValue + value
    }
  }
  return fields
}

function packed(bytes: Buffer): number[] {
  const numbers: number[] = []
  for (let at = 0; at < bytes.length; ) {
    const [value, after] = varint(bytes, at)
    numbers.push(value)
    at = after
  }
  return numbers
}

function varint(bytes: Buffer, start: number): [value: number, after: number] {
  let value = 0
  for (let at = start, scale = 1; ; at++, scale *= 128) {
    value += (bytes[at] & 127) * scale
    if (bytes[at] < 128) return [value, at + 1]
  }
}
