/** Breaks at spaces, so that a narrow screen never breaks inside a word that would fit. */
export function fold(line: string, columns: number): string[] {
  const lines: string[] = []
  let rest = line
  while (rest.length > columns) {
    const space = rest.lastIndexOf(' ', columns)
    const cut = space > 0 ? space : columns
    lines.push(rest.slice(0, cut))
    rest = rest.slice(cut).trimStart()
  }
  return [...lines, rest]
}
