/** A thread's table as a lane of the profile: only what was called, indices from 0. */
import type { Lane, LaneSpan } from './profile.ts'
import type { ProfileThread } from './row.ts'
import type { TableReading } from './table/read-table.ts'

export function laneOf(thread: ProfileThread, reading: TableReading): Lane {
  const { functions, nodes, spans, shortestSpan, started, stopped, overhead, lost } = reading
  const frames: number[] = []
  const frameOf = new Map<number, number>()
  for (const { fn } of nodes) if (!frameOf.has(fn)) frameOf.set(fn, frames.push(fn) - 1)
  return {
    thread,
    started,
    stopped,
    frames: frames.map((fn) => {
      const { name, file, line, column, kind } = functions[fn]
      return { name, file, line, column, kind }
    }),
    // Nodes are numbered from 1 as they are made: each parent before its children.
    nodes: nodes.map(({ parent, fn, calls, wall, cpu }) => ({
      parent: parent - 1,
      frame: frameOf.get(fn) as number,
      calls,
      wall,
      cpu
    })),
    spans: spans
      .filter(({ node }) => node > 0)
      .map((span): LaneSpan => ({ ...span, node: span.node - 1 }))
      .sort((a, b) => a.start - b.start || b.elapsed - a.elapsed || a.depth - b.depth),
    shortestSpan,
    overhead,
    lost
  }
}
