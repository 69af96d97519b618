/** What this engine can run, found by validating tiny modules: never by version. */

/** A module of one function without parameters and one result type, whose body is `code`. */
function moduleOf(result: number, code: number[]): Uint8Array<ArrayBuffer> {
  const body = [0, ...code, 0x0b]
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...[1, 5, 1, 0x60, 0, 1, result],
    ...[3, 2, 1, 0],
    ...[10, body.length + 2, 1, body.length, ...body]
  ])
}

const V128 = 0x7b
const zeroVector = [0xfd, 0x0c, ...new Array<number>(16).fill(0)]

export interface EngineFeatures {
  /** 128-bit vectors. */
  readonly simd: boolean
  /** Fused multiply-add (relaxed SIMD). */
  readonly relaxedSimd: boolean
  /** A WebAssembly.Memory that threads share. */
  readonly sharedMemory: boolean
  readonly workers: boolean
  /** Waiting on shared memory without blocking the thread. */
  readonly waitAsync: boolean
}

let found: EngineFeatures | undefined

export function engineFeatures(): EngineFeatures {
  found ??= {
    simd: WebAssembly.validate(moduleOf(V128, zeroVector)),
    // f64x2.relaxed_madd, opcode 0x107
    relaxedSimd: WebAssembly.validate(moduleOf(V128, [...zeroVector, ...zeroVector, ...zeroVector, 0xfd, 0x87, 0x02])),
    sharedMemory: canShareMemory(),
    workers: process.versions.node !== undefined,
    waitAsync: typeof Atomics.waitAsync === 'function'
  }
  return found
}

function canShareMemory(): boolean {
  try {
    return new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer instanceof SharedArrayBuffer
  } catch {
    return false
  }
}
