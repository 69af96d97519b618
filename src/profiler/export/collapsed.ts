/** Collapsed stacks, for flamegraph.pl and its kin: thread;outermost;…;function and whole microseconds of its own. */
import type { Profile } from '../profile.ts'
import { stackOf } from './stacks.ts'

export function collapsed({ lanes }: Profile): string {
  const lines = new Map<string, number>()
  for (const lane of lanes)
    lane.nodes.forEach(({ wall }, node) => {
      const names = stackOf(lane, node).map((frame) => lane.frames[frame].name)
      const line = [lane.thread.name, ...names].map((name) => name.replace(/[;\n]/g, ':')).join(';')
      lines.set(line, (lines.get(line) ?? 0) + wall)
    })
  return [...lines]
    .map(([line, wall]) => [line, Math.round(wall * 1000)] as const)
    .filter(([, weight]) => weight > 0)
    .map(([line, weight]) => `${line} ${weight}\n`)
    .join('')
}
