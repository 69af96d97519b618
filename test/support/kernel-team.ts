/** A bare team for kernel tests: kernels by name, addresses, typed views; no façade in between. */
import { loadKernels } from '../../src/engine/load.ts'
import { tuneEngine } from '../../src/engine/tune.ts'
import { chooseVariant, VARIANTS, type Variant } from '../../src/engine/variants.ts'
import { usableCores } from '../../src/machine/usable-cores.ts'
import { SharedMemory } from '../../src/memory/shared-memory.ts'
import { WorkerTeam } from '../../src/team/worker-team.ts'

export interface KernelTeam extends AsyncDisposable {
  readonly variant: Variant
  readonly threads: number
  /** Runs an export on every rank with these arguments; resolves to rank 0's return value. */
  call(kernel: string, ...args: number[]): Promise<number>
  /** A 64-byte aligned block of the shared memory. */
  alloc(bytes: number): number
  free(address: number): void
  f64(address: number, length: number): Float64Array
  f32(address: number, length: number): Float32Array
  close(): Promise<void>
}

tuneEngine({ wide: true })

export async function kernelTeam({ threads = 1, variant = 'fma' as Variant } = {}): Promise<KernelTeam> {
  const kernels = await loadKernels(chooseVariant(variant).variant)
  const memory = new SharedMemory()
  const team = new WorkerTeam({ threads, usableCores: usableCores().count, kernels, memory })
  await team.ready()
  const close = () => team.close()
  return {
    variant,
    threads,
    call: (kernel, ...args) => team.run(kernel, args),
    alloc: (bytes) => memory.allocate(bytes),
    free: (address) => memory.free(address),
    f64: (address, length) => memory.f64(address, length),
    f32: (address, length) => memory.f32(address, length),
    close,
    [Symbol.asyncDispose]: close
  }
}

/** The variants that this engine can run. */
export function eachVariant(): Variant[] {
  return VARIANTS.filter((variant) => {
    try {
      return chooseVariant(variant).variant === variant
    } catch {
      return false
    }
  })
}

export { seeded } from './seeded.ts'
