/** Where a position of a text really comes from: its own file, or the source that its source map names. */
import { readFileSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { FunctionIdentity } from '../table/functions.ts'

type SourcePlace = Pick<FunctionIdentity, 'file' | 'line' | 'column'>

/** Lines and columns counted from 1. A map that is missing or damaged counts as none. */
export function placeFinder(code: string, file: string): (line: number, column: number) => SourcePlace {
  const map = sourceMapOf(code, file)
  return (line, column) => {
    const entry = map?.findEntry(line - 1, column - 1)
    if (entry === undefined || !('originalSource' in entry)) return { file, line, column }
    return {
      file: absolute(entry.originalSource, file),
      line: entry.originalLine + 1,
      column: entry.originalColumn + 1
    }
  }
}

function sourceMapOf(code: string, file: string): SourceMap | undefined {
  const url = /\/\/[#@] sourceMappingURL=(\S+)\s*$/.exec(code.slice(code.lastIndexOf('//# sourceMappingURL=')))?.[1]
  if (url === undefined) return undefined
  try {
    return new SourceMap(JSON.parse(textOf(new URL(url, pathToFileURL(file)))) as SourceMapPayload)
  } catch {
    return undefined
  }
}

function textOf(url: URL): string {
  if (url.protocol !== 'data:') return readFileSync(url, 'utf8')
  const [type, ...data] = url.pathname.split(',')
  const text = data.join(',')
  return type.endsWith(';base64') ? Buffer.from(text, 'base64').toString() : decodeURIComponent(text)
}

function absolute(source: string, file: string): string {
  try {
    const url = new URL(source, pathToFileURL(file))
    return url.protocol === 'file:' ? fileURLToPath(url) : source
  } catch {
    return source
  }
}
