/** Sums over a lane's calling-context tree that several formats need. */
import type { Lane } from '../profile.ts'

/** Frames from the outermost caller to the node itself: indices into the lane's frames. */
export function stackOf({ nodes }: Lane, node: number): number[] {
  const stack: number[] = []
  for (let at = node; at >= 0; at = nodes[at].parent) stack.push(nodes[at].frame)
  return stack.reverse()
}

/** Per node, its own times and those of all that it called. */
export function inclusiveTimes({ nodes }: Lane): Array<{ wall: number; cpu: number }> {
  const sums = nodes.map(({ wall, cpu }) => ({ wall, cpu }))
  // Children come after their parents.
  for (let node = nodes.length - 1; node >= 0; node--) {
    const { parent } = nodes[node]
    if (parent < 0) continue
    sums[parent].wall += sums[node].wall
    sums[parent].cpu += sums[node].cpu
  }
  return sums
}
