import { join } from 'node:path'
import { readNumbered, readText } from '../../src/machine/kernel-files.ts'
import { commandText } from './command-text.ts'
import { type CoreReading, readCores } from './core-reading.ts'
import type { KernelWatch } from './kernel-watch.ts'
import { type TaskStat, taskStat } from './task-stat.ts'

/** What is read once an interval. Times in milliseconds since their owner's start. */
export interface Reading {
  /** performance.now(). */
  readonly wall: number
  readonly cores: readonly CoreReading[]
  readonly processes: readonly ProcessReading[]
}

export interface ProcessReading {
  readonly pid: number
  readonly command: string
  readonly threads: readonly ThreadReading[]
}

export interface ThreadReading extends TaskStat {
  readonly tid: number
  /** The kernel this rank of a Heddle team is in, '' when it is in none; null when not known, or no rank. */
  readonly kernel: string | null
}

export function takeReading(pids: readonly number[], kernels: KernelWatch, proc = '/proc'): Reading {
  const wall = performance.now()
  const processes = pids.map((pid): ProcessReading => {
    const tasks = join(proc, `${pid}/task`)
    const stats = readNumbered(tasks, '').flatMap((tid) => {
      const stat = taskStat(join(tasks, `${tid}`))
      return stat === null ? [] : [{ tid, ...stat }]
    })
    const running = kernels.look(pid, stats)
    return {
      pid,
      command: commandOf(join(proc, `${pid}`)),
      threads: stats.map((stat) => ({ ...stat, kernel: running.get(stat.tid) ?? null }))
    }
  })
  return { wall, cores: readCores(proc), processes }
}

/** As it was called; the kernel's own threads have only a name. */
function commandOf(folder: string): string {
  const words = (readText(join(folder, 'cmdline')) ?? '').split('\0').filter((word) => word !== '')
  return commandText(words.length > 0 ? words : [readText(join(folder, 'comm')) ?? ''])
}
