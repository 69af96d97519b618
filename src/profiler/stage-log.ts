/**
 * The rank's side of its lane: which stage ran inside which, and when, in a table of the shared memory that the host
 * made (stage-table.ts). The rows of the profile are the kernels' own (assembly/stage.ts); this adds order and time.
 */
import * as abi from '../../assembly/abi.ts'
import { BARRIER } from '../../assembly/stages.ts'
import { regionFunction, stageFunction } from './stage-numbers.ts'
import * as layout from './table/layout.ts'
import { spanLog } from './table/span-log.ts'
import { childFinder } from './table/tree.ts'

/** As in recorder.ts: faster than imports, and a barrier waits for it. */
const { DEPTH, FRAME_BYTES, FRAME_ROW, FRAMES, REGION_ROW, SLOT_BYTES, SLOTS } = abi
const { NODE, NODE_CALLS, NODE_CPU, NODE_READ, NODE_WALL } = layout

export interface StageLog {
  /** The export that the stages to come belong to. */
  startRegion(entry: number): void
  /** Imported by the build with stages: called when a stage or a wait has ended, before its caller's frame changes. */
  left(
    row: number,
    start: number,
    elapsed: number,
    self: number,
    cpu: number,
    cpuSelf: number,
    shortWaits: number,
    shortWait: number
  ): void
}

export function openStageLog(table: SharedArrayBuffer, memory: WebAssembly.Memory, rank: number): StageLog {
  const views = layout.viewsOf(table)
  const findChild = childFinder(views)
  const logSpan = spanLog(views)
  const words = new Int32Array(memory.buffer)
  const slot = SLOTS + rank * SLOT_BYTES
  let region = 0
  const { nodes } = views
  const book = (node: number, calls: number, wall: number) => {
    const at = node * NODE
    nodes[at + NODE_CALLS] += calls
    nodes[at + NODE_WALL] += wall
    // Read for all: a barrier's CPU time is in the stage around it.
    nodes[at + NODE_READ] += wall
  }
  const functionOf = (row: number) => (row === REGION_ROW ? region : stageFunction(row))
  return {
    startRegion(entry) {
      region = regionFunction(entry)
    },
    left(row, start, elapsed, self, cpu, cpuSelf, shortWaits, shortWait) {
      const depth = words[(slot + DEPTH) >> 2]
      let node = 0
      for (let at = 0; at < depth; at++)
        node = findChild(node, functionOf(words[(slot + FRAMES + at * FRAME_BYTES + FRAME_ROW) >> 2]))
      node = findChild(node, functionOf(row))
      book(node, 1, self)
      if (!Number.isNaN(cpuSelf)) nodes[node * NODE + NODE_CPU] += cpuSelf
      if (shortWaits > 0) book(findChild(node, stageFunction(BARRIER)), shortWaits, shortWait)
      logSpan(node, depth, start, elapsed, cpu)
    }
  }
}
