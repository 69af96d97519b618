/** One picture of what runs: the title, the cores, the threads. Lines without ends, each as wide as the screen at most. */
import type { LogicalCore } from '../../src/machine/cores.ts'
import { paint, type Screen } from '../report/style.ts'
import type { ActiveProcess } from './activity.ts'
import { clip } from './clip.ts'
import { coreBars } from './core-bars.ts'
import { foldToPhysical } from './fold-cores.ts'
import { processLines, threadHead } from './thread-lines.ts'
import type { CoreUsage } from './usage.ts'

export interface Picture {
  readonly title: string
  /** What stands at the right end of the title's line. */
  readonly clock: string
  readonly cores: readonly CoreUsage[]
  readonly processes: readonly ActiveProcess[]
}

export interface FrameOptions {
  readonly screen: Screen
  /** Lines there are; without, as many as it takes. */
  readonly rows?: number
  /** The machine's cores, when those of one physical core are to be one bar. */
  readonly physical?: readonly LogicalCore[]
}

export function frame({ title, clock, cores, processes }: Picture, options: FrameOptions): string[] {
  const { screen, rows = Number.POSITIVE_INFINITY } = options
  const head = clip(title, screen.columns - clock.length - 1).padEnd(screen.columns - clock.length)
  const lines = [paint(screen, 'bold', clip(`${head}${clock}`, screen.columns)), ...coreLines(cores, options)]
  if (processes.length === 0) lines.push(clip('nothing runs just now', screen.columns))
  else lines.push(threadHead(screen), ...processes.flatMap((process) => processLines(process, screen)))
  if (lines.length <= rows) return lines
  const hidden = lines.length - rows + 1
  return [
    ...lines.slice(0, rows - 1),
    clip(`… ${hidden} more lines; a taller window shows them`, screen.columns)
  ].slice(0, rows)
}

/** At most a third of the window; a bar each without one. */
function coreLines(cores: readonly CoreUsage[], { screen, rows, physical }: FrameOptions): string[] {
  const height = rows === undefined ? cores.length : Math.max(1, Math.floor(rows / 3))
  if (physical === undefined) return coreBars(cores, height, screen)
  const folded = foldToPhysical(cores, physical)
  if (folded !== null) return coreBars(folded, height, screen)
  const sorry = clip('this machine does not tell which logical cores are one physical core', screen.columns)
  return [paint(screen, 'yellow', sorry), ...coreBars(cores, Math.max(1, height - 1), screen)]
}
