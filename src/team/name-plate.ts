/**
 * The name plate of a team's memory (assembly/abi.ts): what `heddle top` needs to read, from outside, which kernel
 * each rank is in. The control block and the slots say that anyway, so running a region costs nothing more.
 */
import { PLATE, PLATE_BYTES, PLATE_MARK, PLATE_NAMES, PLATE_SIZE } from '../../assembly/abi.ts'
import type { SharedMemory } from '../memory/shared-memory.ts'
import type { KernelSources } from '../profiler/slot-rows.ts'

/** Ends with the number of the layout in abi.ts: a reader of another version must not misread it. */
export const MARK = Buffer.from('heddle 3')

/** What stands at PLATE_NAMES, as JSON. */
export interface PlateNames {
  /** By entry number. */
  readonly exports: readonly string[]
  /** By profile row. */
  readonly stages: readonly string[]
}

/** `names`: the exports by entry number. */
export function writeNamePlate(
  memory: SharedMemory,
  size: number,
  { names, sources }: KernelSources & { readonly names: readonly string[] }
): void {
  const plate: PlateNames = { exports: names, stages: sources.stages.map(({ name }) => name) }
  const text = Buffer.from(JSON.stringify(plate))
  // Never freed: it is there as long as the memory is.
  const address = memory.allocate(text.length)
  const { buffer } = memory.memory
  new Uint8Array(buffer).set(text, address)
  const words = new Int32Array(buffer)
  words[(PLATE + PLATE_SIZE) >> 2] = size
  words[(PLATE + PLATE_NAMES) >> 2] = address
  words[(PLATE + PLATE_BYTES) >> 2] = text.length
  // Last: a reader that finds the mark finds the rest.
  new Uint8Array(buffer).set(MARK, PLATE + PLATE_MARK)
}
