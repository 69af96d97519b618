/** The one WebAssembly memory that a team's threads share, and the arena on it. Addresses and sizes in bytes. */
import { ARENA } from '../../assembly/abi.ts'
import { OutOfMemoryError } from '../errors.ts'
import { Arena } from './arena.ts'

const PAGE = 65536
/** 64 MiB: what asconfig.json's initialMemory says. */
const INITIAL_PAGES = 1024
/** 4 GiB: all that a 32-bit address reaches. */
const MAXIMUM_PAGES = 65536
/** Growing copies nothing, but each step costs a system call and a new buffer object. */
const GROWTH_PAGES = 256
/** Below this much in use, forgotten blocks are not worth a garbage collection (10 ms and more). */
const WATCHED_BYTES = 256 * 2 ** 20

export class SharedMemory {
  readonly memory: WebAssembly.Memory
  readonly #arena: Arena
  /** Every buffer object the memory has had: each growth makes a new one over the same bytes. */
  readonly #buffers = new WeakSet<ArrayBufferLike>()
  /** Gives back blocks whose owners are forgotten, where blocks have owners. Called before the memory grows much. */
  reclaim: () => void = () => {}
  /** Bytes in use beyond which the memory does not grow before forgotten blocks are reclaimed. */
  #watched = WATCHED_BYTES
  #allocated = 0

  constructor() {
    this.memory = new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum: MAXIMUM_PAGES, shared: true })
    this.#arena = new Arena(ARENA, INITIAL_PAGES * PAGE)
  }

  /** Address of a new block, 64-byte aligned, contents undefined. Throws OutOfMemoryError. */
  allocate(bytes: number): number {
    const address = this.#arena.allocate(bytes) ?? this.#allocateReclaimed(bytes) ?? this.#allocateGrown(bytes)
    this.#allocated += bytes
    return address
  }

  free(address: number): void {
    this.#arena.free(address)
  }

  /** Whether a typed array is a view of this memory. */
  owns(view: ArrayBufferView): boolean {
    return this.#buffers.has(view.buffer)
  }

  /** Bytes in use. */
  get used(): number {
    return this.#arena.used
  }

  /** Bytes of all blocks so far, given back or not. */
  get allocated(): number {
    return this.#allocated
  }

  f64(address: number, length: number): Float64Array {
    return new Float64Array(this.#buffer(), address, length)
  }

  f32(address: number, length: number): Float32Array {
    return new Float32Array(this.#buffer(), address, length)
  }

  #buffer(): ArrayBufferLike {
    const { buffer } = this.memory
    this.#buffers.add(buffer)
    return buffer
  }

  /** The largest block that can be had. */
  get #left(): number {
    const growth = MAXIMUM_PAGES * PAGE - this.memory.buffer.byteLength
    return Math.max(this.#arena.largest, this.#arena.freeAtEnd + growth)
  }

  /** Each time about as much again is in use as the last time left, as collectors do: the cost stays in proportion. */
  #allocateReclaimed(bytes: number): number | undefined {
    if (bytes <= this.#left && this.#arena.used + bytes <= this.#watched) return undefined
    this.reclaim()
    this.#watched = Math.max(WATCHED_BYTES, 2 * (this.#arena.used + bytes))
    return this.#arena.allocate(bytes)
  }

  #allocateGrown(bytes: number): number {
    const size = this.memory.buffer.byteLength
    const left = this.#left
    if (!(bytes <= left)) throw new OutOfMemoryError(bytes, left, MAXIMUM_PAGES * PAGE)
    const needed = Math.ceil((bytes - this.#arena.freeAtEnd) / PAGE) + 1
    const pages = Math.min(Math.max(needed, GROWTH_PAGES), MAXIMUM_PAGES - size / PAGE)
    try {
      this.memory.grow(pages)
    } catch {
      throw new OutOfMemoryError(bytes, left, MAXIMUM_PAGES * PAGE)
    }
    this.#arena.extend(size + pages * PAGE)
    const address = this.#arena.allocate(bytes)
    if (address === undefined) throw new OutOfMemoryError(bytes, left, MAXIMUM_PAGES * PAGE)
    return address
  }
}
