/**
 * Where each export and each stage stands in assembly/: the file and line that a profile row names.
 */
export interface SourceLine {
  readonly file: string
  readonly line: number
}

export interface KernelSources {
  readonly exports: Record<string, SourceLine>
  /** Stages by row number. */
  readonly stages: ReadonlyArray<SourceLine & { readonly name: string }>
}

export function kernelSources(files: Map<string, string>): KernelSources {
  const exports: Record<string, SourceLine> = {}
  for (const [file, text] of files) {
    if (!/^assembly\/(index|exports\/.*)\.ts$/.test(file)) continue
    for (const match of text.matchAll(/^export function (\w+)\([^{]*\{([^}]*)\}/gm)) {
      const generic = /(\w+)<f(?:32|64)>\(/.exec(match[2])?.[1]
      const own = { file, line: lineAt(text, match.index) }
      exports[match[1]] = (generic && find(files, new RegExp(`^export function ${generic}<`, 'm'))) || own
    }
  }
  const stageText = files.get('assembly/stages.ts') ?? ''
  const stages: (SourceLine & { name: string })[] = []
  for (const match of stageText.matchAll(/^export const (\w+) = (\d+)/gm)) {
    const own = { file: 'assembly/stages.ts', line: lineAt(stageText, match.index) }
    const marked = find(files, new RegExp(`^\\s*enter\\(${match[1]}\\)`, 'm'))
    const barrier = match[1] === 'BARRIER' ? find(files, /^export function barrier\(/m) : undefined
    stages[Number(match[2])] = { name: match[1].toLowerCase(), ...(barrier ?? marked ?? own) }
  }
  return { exports, stages }
}

function find(files: Map<string, string>, pattern: RegExp): SourceLine | undefined {
  for (const [file, text] of files) {
    const at = text.search(pattern)
    if (at >= 0) return { file, line: lineAt(text, at) }
  }
  return undefined
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length
}
