/** Our team, with the C kernels in place of ours: the same workers, memory, façades and barriers. */
import { ARENA } from '../../../assembly/abi.ts'
import { assembleTeam, type Team } from '../../../src/create-team.ts'
import { SharedMemory } from '../../../src/memory/shared-memory.ts'
import { PeerError } from '../peer-error.ts'
import { reservedBytes } from './c-stacks.ts'
import type { CKernels } from './load.ts'

export interface CTeam extends Team {
  /** Whether there is a C kernel for an operation of the bench (dgemm, dsvd). */
  has(op: string): boolean
}

/** Throws PeerError, and what createTeam throws. */
export async function openCTeam(
  { kernels, record }: CKernels,
  options: { readonly threads: number; readonly pin?: boolean }
): Promise<CTeam> {
  const memory = new SharedMemory()
  // The first block of the arena is where the module's data and the ranks' stacks are: nothing else may go there.
  if (memory.allocate(reservedBytes(kernels.plain, memory.memory, options.threads)) !== ARENA)
    throw new PeerError(`${record.peer}: the arena does not begin at ${ARENA}, where the module has its data`)
  const team = await assembleTeam(kernels, options, memory)
  const has = (op: string) => kernels.names.includes(op.replace(/svd(vals)?$/, 'gesdd'))
  return Object.assign(team, { has })
}
