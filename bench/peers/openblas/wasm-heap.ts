/** A module built by emcc without JavaScript of its own: its memory, its malloc, its functions. */
import type { DType, Values } from '../../../src/matrix.ts'

type Export = (...args: number[]) => number

export class WasmHeap {
  readonly #exports: Readonly<Record<string, Export>>
  readonly #memory: WebAssembly.Memory
  readonly #blocks: number[] = []

  constructor(module: WebAssembly.Module) {
    const imports: Record<string, Record<string, unknown>> = {}
    for (const { module: from, name } of WebAssembly.Module.imports(module)) {
      imports[from] ??= {}
      imports[from][name] = name === 'proc_exit' ? ended : unavailable
    }
    const { exports } = new WebAssembly.Instance(module, imports as WebAssembly.Imports)
    this.#exports = exports as Record<string, Export>
    this.#memory = exports.memory as WebAssembly.Memory
    this.#exports._initialize()
  }

  /** Calls a function of the module. Addresses above 2 GiB come back negative, and go in either way. */
  call(name: string, ...args: number[]): number {
    return this.#exports[name](...args)
  }

  /** Address of a new block. Throws when the module's memory is full. */
  allocate(bytes: number): number {
    const address = this.#exports.malloc(Math.max(bytes, 8)) >>> 0
    if (address === 0) throw new Error(`${bytes} bytes are more than its memory holds`)
    this.#blocks.push(address)
    return address
  }

  /** Frees every block. */
  freeAll(): void {
    for (const address of this.#blocks.splice(0)) this.#exports.free(address)
  }

  put(values: Values): number {
    const address = this.allocate(values.byteLength)
    new Uint8Array(this.#memory.buffer, address, values.byteLength).set(
      new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
    )
    return address
  }

  int(value: number): number {
    const address = this.allocate(4)
    new Int32Array(this.#memory.buffer, address, 1)[0] = value
    return address
  }

  real(value: number, dtype: DType): number {
    return this.put(dtype === 'f64' ? Float64Array.of(value) : Float32Array.of(value))
  }

  /** One character. */
  text(character: string): number {
    return this.int(character.charCodeAt(0))
  }

  copy(from: number, to: number, bytes: number): void {
    new Uint8Array(this.#memory.buffer).copyWithin(to, from, from + bytes)
  }

  /** A view, valid until the memory grows. */
  read(address: number, length: number, dtype: DType): Values {
    const View = dtype === 'f64' ? Float64Array : Float32Array
    return new View(this.#memory.buffer, address, length)
  }

  readInt(address: number): number {
    return new Int32Array(this.#memory.buffer, address, 1)[0]
  }
}

function ended(code: number): never {
  throw new Error(`the module ended with code ${code}`)
}

/** WASI calls for files and the environment: there are none, and no error either. */
function unavailable(): number {
  return 0
}
