/** One gemm on a bare team against three plain loops in f64. */
import assert from 'node:assert/strict'
import type { KernelTeam } from './kernel-team.ts'
import { seeded } from './seeded.ts'

export interface GemmCase {
  readonly precision?: 'd' | 's'
  readonly transA?: boolean
  readonly transB?: boolean
  readonly m: number
  readonly n: number
  readonly k: number
  readonly alpha?: number
  readonly beta?: number
  /** Elements between the end of a column and the next one, for A, B and C. */
  readonly gaps?: readonly [number, number, number]
  /** Bytes by which A, B and C miss a cache line. */
  readonly shifts?: readonly [number, number, number]
  /** What C holds at first; default seeded numbers. */
  readonly c?: number
  readonly seed?: number
}

const GUARD = 1234.5

/** Runs the case, checks every element of C, the gaps between its columns and the end of the workspace. Returns C's bytes. */
export async function checkGemm(team: KernelTeam, options: GemmCase): Promise<Uint8Array> {
  const { precision = 'd', transA = false, transB = false, m, n, k, alpha = 1, beta = 0, seed = 1 } = options
  const { gaps = [0, 0, 0], shifts = [0, 0, 0] } = options
  const [bytes, eps] = precision === 'd' ? [8, 2 ** -52] : [4, 2 ** -23]
  const random = seeded(seed)
  const blocks: number[] = []
  const operand = (rows: number, columns: number, which: 0 | 1 | 2) => {
    const ld = Math.max(1, rows) + gaps[which]
    const block = team.alloc(ld * columns * bytes + 128)
    blocks.push(block)
    const address = block + shifts[which]
    const data = (bytes === 8 ? team.f64 : team.f32)(address, ld * columns)
    for (let i = 0; i < data.length; i++) data[i] = random()
    return { address, data, ld }
  }
  const a = transA ? operand(k, m, 0) : operand(m, k, 0)
  const b = transB ? operand(n, k, 1) : operand(k, n, 1)
  const c = operand(m, n, 2)
  if (options.c !== undefined) c.data.fill(options.c)
  const before = c.data.slice()
  const workBytes = await team.call(`${precision}gemmWork`, m, n, k, team.threads)
  const work = team.alloc(workBytes + 64)
  const guard = team.f64(work + workBytes, 8).fill(GUARD)

  const flags = [transA ? 1 : 0, transB ? 1 : 0]
  const left = [alpha, a.address, a.ld, b.address, b.ld]
  await team.call(`${precision}gemm`, ...flags, m, n, k, ...left, beta, c.address, c.ld, work)

  const [aRow, aColumn] = transA ? [a.ld, 1] : [1, a.ld]
  const [bRow, bColumn] = transB ? [b.ld, 1] : [1, b.ld]
  const what = JSON.stringify({ ...options, threads: team.threads, variant: team.variant })
  const tolerance = 2 * (k + 4) * eps * (1 + Math.abs(alpha) + Math.abs(beta))
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < m; i++) {
      let sum = 0
      if (alpha !== 0)
        for (let p = 0; p < k; p++) sum += a.data[i * aRow + p * aColumn] * b.data[p * bRow + j * bColumn]
      const want = alpha * sum + (beta === 0 ? 0 : beta * before[i + j * c.ld])
      const got = c.data[i + j * c.ld]
      if (!(Math.abs(got - want) <= tolerance)) assert.fail(`C(${i}, ${j}) is ${got}, not ${want}: ${what}`)
    }
    for (let i = Math.max(1, m); i < c.ld; i++)
      if (!Object.is(c.data[i + j * c.ld], before[i + j * c.ld])) assert.fail(`row ${i} is not C's: ${what}`)
  }
  assert.ok(
    guard.every((x) => x === GUARD),
    `wrote behind its workspace: ${what}`
  )
  const result = new Uint8Array(c.data.slice().buffer)
  for (const block of [...blocks, work]) team.free(block)
  return result
}
