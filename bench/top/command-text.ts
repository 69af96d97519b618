import { basename } from 'node:path'
import { printable } from '../report/printable.ts'

/** A command as one would type it: absolute paths shortened to their last part, nothing a terminal would obey. */
export function commandText(words: readonly string[]): string {
  return printable(words.map((word) => (word.startsWith('/') ? basename(word) || word : word)).join(' '))
}
