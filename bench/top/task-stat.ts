import { join } from 'node:path'
import { readText } from '../../src/machine/kernel-files.ts'

/** What Linux tells of a process, or of one thread of it, in the `stat` and `schedstat` of its folder in /proc. */
export interface TaskStat {
  /** At most 15 bytes, chosen by the program. */
  readonly name: string
  /** R running or ready to run, S waiting, D waiting for a disk, T stopped, Z ended. */
  readonly state: string
  readonly parent: number
  /** Milliseconds on a core since its start; moves once a tick (4 ms) while it runs. */
  readonly cpu: number
  /** Milliseconds ready to run without a core; null where the kernel does not keep it. */
  readonly runDelay: number | null
  /** When it started, in ticks since boot: with its number, this names it for good. */
  readonly started: number
  /** The logical core it ran on last. */
  readonly core: number
}

/** Of USER_HZ, the unit of the times in stat: 100 a second on every architecture that Node runs on. */
const TICK = 10

/** Null when the task has ended. */
export function taskStat(folder: string): TaskStat | null {
  // The name may hold blanks and brackets: the last bracket ends it.
  const stat = /^\d+ \((.*)\) (.*)$/s.exec(readText(join(folder, 'stat')) ?? '')
  if (stat === null) return null
  // [0] is stat's third field.
  const fields = stat[2].split(' ')
  const sched = /^(\d+) (\d+) \d+$/.exec(readText(join(folder, 'schedstat')) ?? '')
  return {
    name: stat[1],
    state: fields[0],
    parent: Number(fields[1]),
    cpu: sched === null ? (Number(fields[11]) + Number(fields[12])) * TICK : Number(sched[1]) / 1e6,
    runDelay: sched === null ? null : Number(sched[2]) / 1e6,
    started: Number(fields[19]),
    core: Number(fields[36])
  }
}
