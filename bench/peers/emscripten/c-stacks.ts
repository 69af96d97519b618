/**
 * Threads of C share one memory, so each needs a stack of its own in it (source/host.h). A module that does not
 * provide for that computes wrong numbers now and then, without a trap: so it is refused here.
 */
import { SLOTS } from '../../../assembly/abi.ts'
import { SharedMemory } from '../../../src/memory/shared-memory.ts'
import { PeerError } from '../peer-error.ts'
import { GLOBAL_BASE, STACK_BYTES } from './toolchain.ts'

type Export = (...args: number[]) => number

/** The end of the module's data and of its own stack: the first address that it leaves to others. */
export function heapBase(module: WebAssembly.Module, memory: WebAssembly.Memory): number {
  return Number((instantiate(module, memory).__heap_base as WebAssembly.Global).value) >>> 0
}

/** Bytes from the arena's start that data and the stacks of so many ranks take up. */
export function reservedBytes(module: WebAssembly.Module, memory: WebAssembly.Memory, ranks: number): number {
  return Math.ceil(heapBase(module, memory) / 16) * 16 + ranks * STACK_BYTES - GLOBAL_BASE
}

/** Throws PeerError when this engine refuses the module, or two ranks would share a stack. `what` begins the message. */
export function checkModule(bytes: Uint8Array<ArrayBuffer>, what: string): void {
  let module: WebAssembly.Module
  try {
    module = new WebAssembly.Module(bytes)
  } catch (error) {
    throw new PeerError(`${what} is no WebAssembly that this engine takes: ${(error as Error).message}`)
  }
  const names = new Set(WebAssembly.Module.exports(module).map(({ name }) => name))
  const missing = ['__heap_base', 'bindProfile', 'begin', 'stackAddress'].filter((name) => !names.has(name))
  if (missing.length > 0)
    throw new PeerError(`${what} has no ${missing.join(', ')}: its ranks can not be given stacks of their own`)
  const { memory } = new SharedMemory()
  const base = heapBase(module, memory)
  for (const rank of [0, 1, 2]) {
    const address = stackAddress(instantiate(module, memory) as Record<string, Export>, rank)
    const area = base + rank * STACK_BYTES
    if (!(address >= area && address < area + STACK_BYTES + 16))
      throw new PeerError(`${what} puts the stack of rank ${rank} at ${address}, not into its own area at ${area}`)
  }
}

/** Where rank's stack is in an instance that is bound to it. */
function stackAddress(kernels: Record<string, Export>, rank: number): number {
  kernels.bindProfile(rank)
  kernels.begin(rank, 1)
  return kernels.stackAddress(SLOTS)
}

function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): WebAssembly.Exports {
  return new WebAssembly.Instance(module, { env: { memory }, host: { wall: () => 0, cpu: () => 0 } }).exports
}
