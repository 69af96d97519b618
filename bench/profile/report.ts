/** `heddle profile` on a terminal. */

import type { Profile } from '../../src/profiler/profile.ts'
import { duration, percent } from '../report/format.ts'
import type { Screen } from '../report/style.ts'
import type { Grouping } from './choices.ts'
import { sampledTimes } from './sampled-times.ts'
import { type Choice, chooseRows, sumThreads } from './select-rows.ts'
import { countTable, functionTable, sampleTable, threadsTable } from './tables.ts'

export function profileReport(profile: Profile, by: Grouping, choice: Choice, screen: Screen): string {
  const { wall, processCpu, threads, functions, counts = [], samples = [] } = profile
  const parts = [
    `${profile.command.join(' ')}: ${duration(wall)}, CPU ${duration(processCpu)} (${percent(processCpu / wall)} of one core).`
  ]
  if (by !== 'thread' && functions.length > 0) {
    const rows = by === 'function' ? chooseRows(sumThreads(functions), choice) : byThread(functions, choice)
    parts.push(rows.length === 0 ? 'No function matches.' : functionTable(rows, screen, by !== 'function'))
    if (rows.some(({ tooShort }) => tooShort))
      parts.push('short: calls too short for the CPU clock (mean below 50 µs).')
  }
  if (counts.length > 0) {
    const { match = '', limit } = choice
    const rows = counts.filter((row) => row.function.includes(match))
    const sorted = rows.sort((a, b) => a.thread.tid - b.thread.tid || b.calls - a.calls)
    parts.push(countTable(sorted.slice(0, limit), screen))
  }
  if (samples.length > 0) {
    const { match = '', limit } = choice
    const rows = samples.flatMap((thread) =>
      sampledTimes(thread)
        .filter((row) => row.function.includes(match))
        .slice(0, limit)
    )
    parts.push(sampleTable(rows, screen))
  }
  parts.push(threadsTable(threads, screen))
  parts.push(...remarks(profile))
  return `${parts.join('\n\n')}\n`
}

function byThread(functions: Profile['functions'], choice: Choice): Profile['functions'] {
  const names = [...new Set(functions.map(({ thread }) => thread.name))]
  return names.flatMap((name) =>
    chooseRows(
      functions.filter(({ thread }) => thread.name === name),
      choice
    )
  )
}

function remarks({ lanes, left, threads, samples, counts }: Profile): string[] {
  const sum = (of: (lane: Profile['lanes'][number]) => number) => lanes.reduce((total, lane) => total + of(lane), 0)
  const withCpu = sum(({ overhead }) => overhead.callsWithCpu)
  const wallOnly = sum(({ overhead }) => overhead.callsWallOnly)
  const lost = sum((lane) => lane.lost)
  const first = lanes[0]?.overhead
  const lines: string[] = []
  if (first !== undefined && withCpu + wallOnly > 0)
    lines.push(
      `Profiling took ${duration(sum(({ overhead }) => overhead.total))}, which is taken off above: ` +
        `${wallOnly} calls at ${duration(first.perCallWallOnly)}, ${withCpu} with the CPU clock at ${duration(first.perCallWithCpu)}.`
    )
  if (lost > 0) lines.push(`${lost} calls found the tables full and are missing or booked to their callers.`)
  if (left.length > 0) lines.push(`Left without probes: ${left.join('; ')}.`)
  if (samples !== undefined || counts !== undefined) {
    const told = new Set([...(samples ?? []), ...(counts ?? [])].map(({ thread }) => thread.name))
    const silent = threads.filter(({ role, name }) => role === 'worker' && !told.has(name.replace(/ \(.*\)$/, '')))
    if (silent.length > 0)
      lines.push(
        `Terminated before they could tell: ${silent.map(({ name }) => name).join(', ')}. A worker that ends by itself can.`
      )
  }
  return lines
}
