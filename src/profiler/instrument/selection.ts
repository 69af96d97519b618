/** Which files are the user's own code. */
import { sep } from 'node:path'
import { isOwnFile } from '../../engine/paths.ts'
import { matchesGlob } from './glob.ts'

export interface Selection {
  /** Globs; when there are any, only files that match one. They may reach into node_modules. */
  readonly include: readonly string[]
  /** Globs of files that keep their code whatever else is said. */
  readonly exclude: readonly string[]
  /** What relative globs start from. */
  readonly folder: string
}

export function isSelected(file: string, { include, exclude, folder }: Selection): boolean {
  // The profiler must not profile itself, nor what builds the kernels in a checkout.
  if (isOwnFile(file)) return false
  const matches = (pattern: string) => matchesGlob(file, pattern, folder)
  if (exclude.some(matches)) return false
  return include.length > 0 ? include.some(matches) : !file.includes(`${sep}node_modules${sep}`)
}
