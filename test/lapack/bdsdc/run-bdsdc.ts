import { type Bidiagonal, svdRatio } from '../../support/bidiagonal.ts'
import type { KernelTeam } from '../../support/kernel-team.ts'

/** Runs bdsdc on outputs and workspace full of NaN: nothing in them may matter. */
export async function runBdsdc(team: KernelTeam, b: Bidiagonal, precision: 'd' | 's' = 'd', check = true) {
  const n = b.d.length
  const ld = n + 3
  const size = precision === 'd' ? 8 : 4
  const view = (precision === 'd' ? team.f64 : team.f32).bind(team)
  const [d, e, u, vt] = [n, n, ld * n, ld * n].map((length) => team.alloc(size * (length + 1)))
  const bytes = await team.call(`${precision}bdsdcWork`, n, team.threads)
  const work = team.alloc(bytes + 64)
  view(d, n).set(b.d)
  view(e, b.e.length).set(b.e)
  for (const x of [u, vt]) view(x, ld * n).fill(Number.NaN)
  team.f64(work, bytes / 8).fill(Number.NaN)
  team.f64(work + bytes, 1)[0] = 7
  const info = await team.call(`${precision}bdsdc`, n, d, e, u, ld, vt, ld, work)
  const s = view(d, n).slice()
  const result = {
    info,
    s,
    u: view(u, ld * n).slice(),
    vt: view(vt, ld * n).slice(),
    ratio: check ? svdRatio(b, view(u, ld * n), ld, s, view(vt, ld * n), ld) : 0,
    workIsEnough: team.f64(work + bytes, 1)[0] === 7
  }
  for (const x of [d, e, u, vt, work]) team.free(x)
  return result
}
