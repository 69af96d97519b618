/**
 * An allocator over a range of addresses that can grow at its end. First fit, blocks kept sorted by
 * address, neighbours joined when freed. It touches no memory itself.
 */

/** Every block starts and ends on a cache line, so that no two share one. */
export const ALIGNMENT = 64

interface Block {
  begin: number
  end: number
}

export class Arena {
  readonly #free: Block[]
  readonly #sizes = new Map<number, number>()
  #end: number

  constructor(begin: number, end: number) {
    this.#free = begin < end ? [{ begin, end }] : []
    this.#end = end
  }

  /** Address of a free block of at least `bytes`, or undefined when there is none. */
  allocate(bytes: number): number | undefined {
    const size = Math.max(ALIGNMENT, Math.ceil(bytes / ALIGNMENT) * ALIGNMENT)
    const at = this.#free.findIndex((block) => block.end - block.begin >= size)
    if (at < 0) return undefined
    const block = this.#free[at]
    const address = block.begin
    block.begin += size
    if (block.begin === block.end) this.#free.splice(at, 1)
    this.#sizes.set(address, size)
    return address
  }

  /** Gives a block back. An address that is not allocated is a fault of the caller's. */
  free(address: number): void {
    const size = this.#sizes.get(address)
    if (size === undefined) throw new RangeError(`address ${address} is not allocated`)
    this.#sizes.delete(address)
    this.#insert({ begin: address, end: address + size })
  }

  /** Adds the addresses from the present end to `end`. */
  extend(end: number): void {
    if (end <= this.#end) return
    this.#insert({ begin: this.#end, end })
    this.#end = end
  }

  /** Bytes in allocated blocks. */
  get used(): number {
    let sum = 0
    for (const size of this.#sizes.values()) sum += size
    return sum
  }

  /** Bytes of the free block that touches the end: what growing by less than a request can build on. */
  get freeAtEnd(): number {
    const last = this.#free.at(-1)
    return last !== undefined && last.end === this.#end ? last.end - last.begin : 0
  }

  /** Bytes of the largest free block. */
  get largest(): number {
    return this.#free.reduce((most, block) => Math.max(most, block.end - block.begin), 0)
  }

  #insert(block: Block): void {
    let at = this.#free.findIndex((other) => other.begin > block.begin)
    if (at < 0) at = this.#free.length
    this.#free.splice(at, 0, block)
    this.#joinWithNext(at)
    if (at > 0) this.#joinWithNext(at - 1)
  }

  #joinWithNext(at: number): void {
    const block = this.#free[at]
    const next = this.#free[at + 1]
    if (next === undefined || block.end !== next.begin) return
    block.end = next.end
    this.#free.splice(at + 1, 1)
  }
}
