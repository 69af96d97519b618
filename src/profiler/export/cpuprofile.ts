/** V8's .cpuprofile of one thread, for DevTools and VS Code: the calling-context tree, a sample a node. */
import type { Lane } from '../profile.ts'

export function cpuProfile(lane: Lane): string {
  const children = lane.nodes.map((): number[] => [])
  const roots: number[] = []
  lane.nodes.forEach(({ parent }, node) => {
    const list = parent < 0 ? roots : children[parent]
    list.push(node + 2)
  })
  const nodes = lane.nodes.map(({ frame, calls }, node) => {
    const { name, file, line, column } = lane.frames[frame]
    const callFrame = {
      functionName: name,
      scriptId: '0',
      url: file.startsWith('/') ? `file://${file}` : file,
      // Counted from 0 there.
      lineNumber: line - 1,
      columnNumber: column - 1
    }
    return { id: node + 2, callFrame, hitCount: calls, children: children[node] }
  })
  const callFrame = { functionName: '(root)', scriptId: '0', url: '', lineNumber: -1, columnNumber: -1 }
  return JSON.stringify({
    nodes: [{ id: 1, callFrame, hitCount: 0, children: roots }, ...nodes],
    startTime: Math.round(lane.started * 1000),
    endTime: Math.round(lane.stopped * 1000),
    samples: lane.nodes.map((_, node) => node + 2),
    timeDeltas: lane.nodes.map(({ wall }) => Math.round(wall * 1000))
  })
}
