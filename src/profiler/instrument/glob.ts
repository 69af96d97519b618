/**
 * File patterns: `*` and `?` inside one folder, `**` across folders, `{a,b}` for a choice. A pattern without a slash
 * is held against the file's name, any other against the path from the working folder, or the whole path.
 */
import { basename, relative, sep } from 'node:path'

export function matchesGlob(file: string, pattern: string, folder: string): boolean {
  const expression = new RegExp(`^${translate(pattern)}$`)
  const forms = pattern.includes('/') ? [relative(folder, file), file] : [basename(file)]
  return forms.some((form) => expression.test(form.split(sep).join('/')))
}

const PARTS = /\*\*\/|\*\*|\*|\?|\{[^{}]*\}|[^*?{]+|\{/g

function translate(pattern: string): string {
  return [...pattern.replace(/^\.\//, '').matchAll(PARTS)].map(([part]) => translatePart(part)).join('')
}

function translatePart(part: string): string {
  if (part === '**/') return '(?:.*/)?'
  if (part === '**') return '.*'
  if (part === '*') return '[^/]*'
  if (part === '?') return '[^/]'
  if (part.startsWith('{') && part.endsWith('}')) return `(?:${part.slice(1, -1).split(',').map(translate).join('|')})`
  return part.replace(/[.+^$()|[\]\\{}]/g, '\\$&')
}
