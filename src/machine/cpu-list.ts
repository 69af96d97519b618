/** Linux's notation for sets of logical cores: '0-3,8' is 0, 1, 2, 3, 8. */

/** The cores of a list, ascending, or null when the text is missing or no such list. */
export function parseCpuList(text: string | null): number[] | null {
  if (text === null) return null
  if (text === '') return []
  const cpus = new Set<number>()
  for (const part of text.split(',')) {
    const range = /^(\d+)(?:-(\d+))?$/.exec(part.trim())
    if (range === null) return null
    const last = Number(range[2] ?? range[1])
    for (let cpu = Number(range[1]); cpu <= last; cpu++) cpus.add(cpu)
  }
  return [...cpus].sort((a, b) => a - b)
}

/** The same notation from ascending numbers. */
export function formatCpuList(cpus: readonly number[]): string {
  const parts: string[] = []
  for (let i = 0; i < cpus.length; ) {
    let end = i
    while (cpus[end + 1] === cpus[end] + 1) end++
    parts.push(end === i ? `${cpus[i]}` : `${cpus[i]}-${cpus[end]}`)
    i = end + 1
  }
  return parts.join(',')
}
