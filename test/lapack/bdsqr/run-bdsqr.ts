import { type Bidiagonal, svdRatio } from '../../support/bidiagonal.ts'
import type { KernelTeam } from '../../support/kernel-team.ts'

/** Runs bdsqr on unit matrices, or without vectors, with a leading dimension larger than n. */
export async function runBdsqr(team: KernelTeam, b: Bidiagonal, precision: 'd' | 's' = 'd', vectors = true) {
  const n = b.d.length
  const ld = n + 3
  const bytes = precision === 'd' ? 8 : 4
  const view = (precision === 'd' ? team.f64 : team.f32).bind(team)
  const [d, e, u, vt] = [n, n, ld * n, ld * n].map((length) => team.alloc(bytes * (length + 1)))
  const work = team.alloc((await team.call(`${precision}bdsqrWork`, n, team.threads)) + 64)
  view(d, n).set(b.d)
  view(e, b.e.length).set(b.e)
  for (const x of [u, vt]) {
    view(x, ld * n).fill(0)
    for (let i = 0; i < n; i++) view(x, ld * n)[i + i * ld] = 1
  }
  const m = vectors ? n : 0
  const info = await team.call(`${precision}bdsqr`, n, m, m, d, e, vt, ld, u, ld, work)
  const s = view(d, n).slice()
  const ratio = vectors ? svdRatio(b, view(u, ld * n), ld, s, view(vt, ld * n), ld) : 0
  for (const x of [d, e, u, vt, work]) team.free(x)
  return { info, s, ratio }
}
