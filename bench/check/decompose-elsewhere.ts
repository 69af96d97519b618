/** The same SVD by a peer in a process of its own, which reads its own threads' clocks. */
import type { Matrix, Team } from '../../src/index.ts'
import type { Operand } from '../cases/case.ts'
import { fill } from '../cases/fill.ts'
import { PeerError } from '../peers/peer-error.ts'
import type { RemoteTeam } from '../peers/remote/remote-team.ts'
import type { FunctionRow } from '../result/types.ts'
import type { DecomposeOptions, Decomposition, ThreadTimes } from './decompose.ts'

/** Some calls of this size, before: what is compiled as it runs is then compiled, as our kernels are. */
const WARM_UP = { calls: 8, rows: 192, cols: 96 }

/** A is left as it is; the factors are matrices of `home`, which checks them. Throws PeerError with what the peer says. */
export async function decomposeElsewhere(
  peer: RemoteTeam,
  name: string,
  home: Team,
  a: Matrix,
  { vectors, signal }: DecomposeOptions
): Promise<Decomposition> {
  try {
    return await decompose(peer, name, home, a, vectors === 'none' ? 'none' : 'thin')
  } catch (error) {
    if (signal.aborted) throw error
    throw new PeerError(`${name}: ${(error as Error).message}`)
  }
}

async function decompose(
  peer: RemoteTeam,
  name: string,
  home: Team,
  a: Matrix,
  vectors: 'thin' | 'none'
): Promise<Decomposition> {
  const svd = (operand: Operand) => peer.svd(operand, { vectors } as { vectors: 'thin' })
  const small = fill(peer.matrix(WARM_UP.rows, WARM_UP.cols, a.dtype), 1)
  for (let i = 0; i < WARM_UP.calls; i++) await svd(small)
  const operand = peer.matrix(a.rows, a.cols, a.dtype)
  operand.data.set(a.data)
  let found: Awaited<ReturnType<typeof svd>> | undefined
  const { wall, cpu, threads } = await peer.profiled(async () => {
    found = await svd(operand)
  })
  await peer.collect()
  const { s, u, vt } = found as NonNullable<typeof found>
  const copied = (from: Operand) => {
    const matrix = home.matrix(from.rows, from.cols, a.dtype)
    matrix.data.set(from.data)
    return matrix
  }
  const workers = threads.filter(({ computes }) => computes)
  return {
    factors: { s: s as Float64Array, ...(vectors === 'none' ? {} : { u: copied(u), vt: copied(vt) }) },
    wall,
    account: { wall, process: cpu, threads, exited: cpu - threads.reduce((sum, each) => sum + each.cpu, 0) },
    workers,
    functions: workers.map((thread, rank) => rowOf(thread, { rank, name, wall, dtype: a.dtype }))
  }
}

/** A thread is a rank, whose one function is the whole call; when it neither ran nor was ready to, it waited. */
function rowOf(
  { id, cpu, runDelay }: ThreadTimes,
  { rank, name, wall, dtype }: { rank: number; name: string; wall: number; dtype: Matrix['dtype'] }
): FunctionRow {
  return {
    thread: { rank, name: `rank ${rank}`, tid: id },
    function: dtype === 'f64' ? 'dgesdd' : 'sgesdd',
    file: name,
    line: null,
    calls: 1,
    primitiveCalls: 1,
    wall: { total: wall, self: wall, min: wall, max: wall },
    cpu: { total: cpu, self: cpu },
    wait: Math.max(0, wall - cpu - runDelay)
  }
}
