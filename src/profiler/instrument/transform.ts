/** What the module hooks do to a file's text, given the format that Node found. */
import { readFileSync } from 'node:fs'
import * as modules from 'node:module'
import { fileURLToPath } from 'node:url'
import { inCheckout } from '../../engine/paths.ts'
import { instrument, type ProbeHome } from './instrument.ts'
import { isSelected, type Selection } from './selection.ts'

export interface Loaded {
  readonly format?: string | null | undefined
  readonly source?: string | ArrayBuffer | NodeJS.TypedArray | null | undefined
}

/** As in probe.ts, which must be loaded only where profiling happens. */
export const probeHome: ProbeHome = {
  url: new URL(`./probe.${inCheckout ? 'ts' : 'js'}`, import.meta.url).href,
  key: 'heddle.probe'
}

/** The loaded file with probes in it; the same object when it is none of the user's, or can not be parsed. */
export function transform<L extends Loaded>(url: string, loaded: L, selection: Selection, tell: Tell): L {
  const match = /^(module|commonjs)(-typescript)?$/.exec(loaded.format ?? '')
  if (match === null || !url.startsWith('file:')) return loaded
  const file = fileURLToPath(url)
  if (!isSelected(file, selection)) return loaded
  const format = match[1] as 'module' | 'commonjs'
  try {
    const written = textOf(loaded.source ?? readFileSync(file))
    const code = match[2] === undefined ? written : stripTypes(written)
    const { code: source, left } = instrument({ code, file, format }, probeHome)
    for (const reason of left) tell(reason)
    return { ...loaded, format, source }
  } catch (error) {
    // Node says in its own words what is wrong with the file; it may also know syntax that the parser does not.
    tell(`${file}: ${error instanceof Error ? error.message : error}`)
    return loaded
  }
}

/** Takes what was left without probes, and why. */
export type Tell = (reason: string) => void

function textOf(source: NonNullable<Loaded['source']>): string {
  return typeof source === 'string' ? source : Buffer.from(source as ArrayBuffer).toString()
}

/** Node's own: types become blanks, so that every position stays. */
function stripTypes(code: string): string {
  const { emitWarning } = process
  // It warns on Node 22 and 24 that it is experimental; the user has not asked for it by name.
  process.emitWarning = () => {}
  try {
    return modules.stripTypeScriptTypes(code)
  } finally {
    process.emitWarning = emitWarning
  }
}
