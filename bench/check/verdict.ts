/** One line on the threads: how many worked, where the time went, what held them back. */
import { percent } from '../report/format.ts'
import type { FunctionRow } from '../result/types.ts'

export interface VerdictInput {
  readonly threads: number
  readonly usableCores: number
  /** Whether our kernels did it, and no peer's. */
  readonly ours: boolean
  /** Milliseconds. */
  readonly wall: number
  readonly rows: readonly FunctionRow[]
  /** Milliseconds that all workers together were ready to run but had no core. */
  readonly runDelay: number
}

/** A rank with less than this part of the busiest one's CPU time did not take its share. */
const WORKED = 0.2
/** Parts of wall × threads from which something is worth a word. */
const NOTABLE = 0.1

export function verdictOf({ threads, usableCores, ours, wall, rows, runDelay }: VerdictInput): string {
  const whole = wall * threads
  const exports = rows.filter((row) => row.thread.rank !== null && row.file !== null && row.function.endsWith('gesdd'))
  const cpuOf = (row: FunctionRow) => row.cpu?.total ?? row.wall.total - row.wait
  const cpu = exports.reduce((sum, row) => sum + cpuOf(row), 0)
  const wait = exports.reduce((sum, row) => sum + row.wait, 0)
  const busiest = Math.max(0, ...exports.map(cpuOf))
  if (exports.length === 0) return 'an empty matrix: there was nothing to compute'
  const working = exports.filter((row) => cpuOf(row) > 0 && cpuOf(row) >= WORKED * busiest).length
  const [longest] = stagesByTime(rows)
  return [
    `${working} of ${threads} ${threads === 1 ? 'thread' : 'threads'} worked, CPU is ${percent(cpu / whole)} of wall × threads`,
    longest === undefined ? undefined : `most time in ${longest.name} (${percent(longest.time / (wall * threads))})`,
    heldBackBy({
      threads,
      called: exports.length,
      ours,
      usableCores,
      waitShare: wait / whole,
      delayShare: runDelay / whole
    })
  ]
    .filter((part) => part !== undefined)
    .join('; ')
}

/** Stages by the time that all ranks spent in them, the longest first. */
function stagesByTime(rows: readonly FunctionRow[]): { name: string; time: number }[] {
  const times = new Map<string, number>()
  for (const row of rows) {
    const isStage = row.thread.rank !== null && row.function !== 'barrier' && !/gesdd|firstNonFinite/.test(row.function)
    if (isStage) times.set(row.function, (times.get(row.function) ?? 0) + row.wall.self)
  }
  return [...times].map(([name, time]) => ({ name, time })).sort((a, b) => b.time - a.time)
}

interface Shares {
  readonly threads: number
  /** Ranks that took part. */
  readonly called: number
  readonly ours: boolean
  readonly usableCores: number
  readonly waitShare: number
  readonly delayShare: number
}

function heldBackBy({ threads, called, ours, usableCores, waitShare, delayShare }: Shares): string {
  // Ours give a small matrix to fewer; why a peer does is not known.
  if (called < threads)
    return ours
      ? `the matrix is too small for more than ${called} of them`
      : `${threads - called} of the threads took no part`
  if (threads > usableCores)
    return `${threads} threads share ${usableCores} usable ${usableCores === 1 ? 'core' : 'cores'}`
  if (delayShare > NOTABLE)
    return `other programs kept the threads off their cores for ${percent(delayShare)} of the time`
  if (waitShare > NOTABLE) return `ranks waited for each other ${percent(waitShare)} of the time`
  if (threads < usableCores)
    return `${usableCores - threads} usable ${usableCores - threads === 1 ? 'core was' : 'cores were'} not asked for`
  return 'nothing held them back'
}
