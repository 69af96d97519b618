/** What the BLAS and LAPACK façades know of a team: regions, workspace, the kernels' queries. */
import type { SharedMemory } from '../memory/shared-memory.ts'
import type { Run } from './worker-team.ts'

export interface RegionRunner {
  /** Ranks of the team. */
  readonly size: number
  readonly memory: SharedMemory
  /** Runs a kernel on every rank; resolves to rank 0's return value. */
  readonly run: Run
  /** Calls an export that only computes (a workspace query) on this thread. */
  query(name: string, ...args: number[]): number
}

/** Runs `body` with a block of workspace that is given back afterwards, however it ends. */
export async function withWorkspace<T>(
  runner: RegionRunner,
  bytes: number,
  body: (address: number) => Promise<T>
): Promise<T> {
  const address = runner.memory.allocate(bytes)
  try {
    return await body(address)
  } finally {
    runner.memory.free(address)
  }
}
