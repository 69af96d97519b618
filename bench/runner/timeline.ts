/** A profiled call from its start to its end, rank by rank, in slices: what each rank was in, and how much it waited. */
import type { Lane } from '../../src/index.ts'
import type { Timeline } from '../result/types.ts'

/** As many as a chart can show. */
const SLICES = 160

const WAIT = 'barrier'

/** Undefined where no rank has a call in its lane. `lanes` of one team, of one call. */
export function timelineOf(lanes: readonly Lane[]): Timeline | undefined {
  const ranks = lanes.filter(({ thread, spans }) => thread.rank !== null && spans.length > 0)
  if (ranks.length === 0) return undefined
  const spans = ranks.flatMap((lane) => lane.spans)
  const start = spans.reduce((first, span) => Math.min(first, span.start), Number.POSITIVE_INFINITY)
  const end = spans.reduce((last, span) => Math.max(last, span.start + span.elapsed), start)
  const slice = (end - start) / SLICES
  if (!(slice > 0)) return undefined
  const threads = ranks
    .map((lane) => ({ rank: lane.thread.rank as number, ...slicesOf(lane, start, slice) }))
    .sort((a, b) => a.rank - b.rank)
  return { slice, threads }
}

/** A slice belongs to the stage that has most of it; stages inside stages are not told apart. */
function slicesOf({ spans, nodes, frames }: Lane, start: number, slice: number) {
  const inStage = Array.from({ length: SLICES }, () => new Map<string, number>())
  const waiting = new Array<number>(SLICES).fill(0)
  for (const { node, depth, start: at, elapsed } of spans) {
    const { name } = frames[nodes[node].frame]
    const isWait = name === WAIT
    // Below the region's own call are its stages; what is deeper is a part of one of them.
    if (!isWait && depth > 1) continue
    // The region's time that no stage has is its own: a stage weighs more, however little of the slice it has.
    const weight = depth === 0 ? 1e-3 : 1
    for (let i = Math.floor((at - start) / slice); i < SLICES && start + i * slice < at + elapsed; i++) {
      const from = Math.max(at, start + i * slice)
      const part = (Math.min(at + elapsed, start + (i + 1) * slice) - from) / slice
      if (isWait) waiting[i] = Math.min(1, waiting[i] + part)
      else inStage[i].set(name, (inStage[i].get(name) ?? 0) + weight * part)
    }
  }
  return { stages: inStage.map(largest), waiting: waiting.map((part) => Math.round(part * 1000) / 1000) }
}

function largest(parts: ReadonlyMap<string, number>): string | null {
  let most: [string | null, number] = [null, 0]
  for (const [name, part] of parts) if (part > most[1]) most = [name, part]
  return most[0]
}
