/** An SVD without a team to keep: the library's shortest way in. */
import { createTeam, type TeamOptions, teamOf } from './create-team.ts'
import type { Svd, SvdOptions } from './lapack/svd.ts'
import { Matrix } from './matrix.ts'

type Rows = ArrayLike<ArrayLike<number>>

/**
 * The SVD of an array of rows, on a team that is made for it and closed after; or of a team's matrix, on its
 * own team (threads and variant are then that team's). The factors stay readable in both cases. Throws as `team.svd`.
 */
export function svd(a: Matrix | Rows, options: TeamOptions & SvdOptions & { vectors: 'none' }): Promise<Pick<Svd, 's'>>
export function svd(a: Matrix | Rows, options?: TeamOptions & SvdOptions): Promise<Svd>
export async function svd(a: Matrix | Rows, options: TeamOptions & SvdOptions = {}): Promise<Partial<Svd>> {
  if (a instanceof Matrix) return teamOf(a).svd(a, options)
  const team = await createTeam(options)
  try {
    return await team.svd(team.fromRows(a), { ...options, overwrite: true })
  } finally {
    await team.close()
  }
}
