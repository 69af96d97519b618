import { percent } from '../report/format.ts'
import { printable } from '../report/printable.ts'
import { paint, type Screen } from '../report/style.ts'
import type { ActiveProcess } from './activity.ts'
import { clip } from './clip.ts'
import type { ThreadUsage } from './usage.ts'

/** Below this the thread numbers go. */
const WITH_NUMBERS = 60
/** What Linux keeps of a name. */
const NAME = 15

const STATES: Readonly<Record<string, string>> = {
  R: 'running',
  S: 'waiting',
  D: 'waiting for disk',
  T: 'stopped',
  t: 'stopped',
  Z: 'ended',
  X: 'ended'
}

/** The head of the table below. Columns have fixed places: in a live view a table that fits its contents would jump. */
export function threadHead(screen: Screen): string {
  const number = screen.columns < WITH_NUMBERS ? '' : `${'tid'.padStart(7)}  `
  return paint(screen, 'bold', clip(`${number}${'thread'.padEnd(NAME)}   CPU  wait core  now`, screen.columns))
}

/** A line for the process, then one for each of its threads. */
export function processLines(process: ActiveProcess, screen: Screen): string[] {
  const { pid, cpu, idle, command, threads } = process
  const many = idle === 0 ? '' : `, ${idle} idle ${idle === 1 ? 'thread' : 'threads'}`
  const title = clip(`${pid}: ${Math.round(cpu * 100)}% CPU${many}: ${command}`, screen.columns)
  return [paint(screen, 'bold', title), ...threads.map((thread) => threadLine(thread, screen))]
}

function threadLine({ tid, name, state, cpu, wait, core, kernel }: ThreadUsage, screen: Screen): string {
  const number = screen.columns < WITH_NUMBERS ? '' : `${String(tid).padStart(7)}  `
  const figures = `${share(cpu)} ${wait === null ? ' n/a' : share(wait)} ${String(core).padStart(4)}`
  return clip(
    `${number}${clip(printable(name), NAME).padEnd(NAME)} ${figures}  ${nowText(state, kernel)}`,
    screen.columns
  )
}

function share(part: number): string {
  return percent(part).padStart(5)
}

/** A rank that waits inside a kernel waits at a barrier; one without a kernel is parked, or spins for a moment. */
function nowText(state: string, kernel: string | null): string {
  const word = STATES[state] ?? state
  if (kernel === null) return word
  if (kernel === '') return state === 'S' ? 'parked' : `${word}, no kernel`
  return state === 'R' ? printable(kernel) : `${state === 'S' ? 'barrier' : word}, ${printable(kernel)}`
}
