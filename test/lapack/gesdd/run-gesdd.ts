/** Runs gesdd on a team, with everything that it must not read set to NaN, and gives its test ratio. */
import type { KernelTeam } from '../../support/kernel-team.ts'
import { EPS, svdRatio } from '../../support/svd-ratios.ts'

export type Precision = 'd' | 's'
export const VALUES = 0
export const THIN = 1
export const FULL = 2

export interface Decomposition {
  readonly info: number
  readonly s: number[]
  /** LAPACK's largest test ratio; 0 for values alone. */
  readonly ratio: number
}

export async function runGesdd(
  team: KernelTeam,
  type: Precision,
  job: number,
  m: number,
  n: number,
  fill: (a: Float64Array | Float32Array) => void
): Promise<Decomposition> {
  const bytes = type === 'd' ? 8 : 4
  const view = (address: number, length: number) =>
    type === 'd' ? team.f64(address, length) : team.f32(address, length)
  const k = Math.min(m, n)
  const columns = job === FULL ? m : k
  const rows = job === FULL ? n : k
  // Leading dimensions larger than need be show a routine that forgets them.
  const ldu = m + 1
  const ldvt = rows + 2
  const workBytes = await team.call(`${type}gesddWork`, job, m, n, team.threads)
  const sizes = [m * n * bytes, k * bytes, ldu * columns * bytes, ldvt * n * bytes, workBytes]
  const [a, s, u, vt, work] = sizes.map((size) => team.alloc(Math.max(size, bytes)))
  for (const [i, address] of [a, s, u, vt, work].entries()) view(address, Math.floor(sizes[i] / bytes)).fill(NaN)
  fill(view(a, m * n))
  const original = Float64Array.from(view(a, m * n))
  const info = await team.call(`${type}gesdd`, job, m, n, a, Math.max(m, 1), s, u, ldu, vt, ldvt, work)
  const values = Array.from(view(s, k))
  const svd = {
    m,
    n,
    a: original,
    s: values,
    columns,
    rows,
    u: view(u, ldu * columns),
    ldu,
    vt: view(vt, ldvt * n),
    ldvt
  }
  const ratio = job === VALUES ? 0 : svdRatio(svd, EPS[type])
  for (const address of [a, s, u, vt, work]) team.free(address)
  return { info, s: values, ratio }
}
