const CELLS = 6

/** A part of 1 as a small bar, in eighths of a cell; what is more than 1 fills it. */
export function bar(part: number): string {
  const eighths = Math.round(Math.min(Math.max(part, 0), 1) * CELLS * 8)
  const rest = eighths % 8
  return `${'█'.repeat(Math.floor(eighths / 8))}${rest === 0 ? '' : ' ▏▎▍▌▋▊▉'[rest]}`
}
