/**
 * speedscope's own format: for each thread its calls in time order, and its stacks weighted by CPU time.
 * https://www.speedscope.app/file-format-schema.json
 */
import type { Lane, Profile } from '../profile.ts'
import { stackOf } from './stacks.ts'

interface Frame {
  readonly name: string
  readonly file: string
  readonly line: number
  readonly col: number
}

export function speedscope(profile: Profile): string {
  const frames: Frame[] = []
  const origin = Math.min(...profile.lanes.map(({ started }) => started))
  const profiles = profile.lanes.flatMap((lane) => {
    const first = frames.length
    for (const { name, file, line, column } of lane.frames) frames.push({ name, file, line, col: column })
    return [timeline(lane, first, origin), weighted(lane, first)]
  })
  return JSON.stringify({
    $schema: 'https://www.speedscope.app/file-format-schema.json',
    exporter: 'heddle',
    name: profile.command.join(' '),
    activeProfileIndex: 0,
    shared: { frames },
    profiles
  })
}

/** Every opening has its closing, in order; a call's end is never after its caller's. */
function timeline(lane: Lane, first: number, origin: number): object {
  const events: Array<{ type: 'O' | 'C'; frame: number; at: number }> = []
  const open: Array<{ frame: number; end: number }> = []
  const end = lane.stopped - origin
  const closeUntil = (time: number) => {
    for (let top = open.at(-1); top !== undefined && top.end <= time; top = open.at(-1)) {
      events.push({ type: 'C', frame: top.frame, at: top.end })
      open.pop()
    }
  }
  for (const span of lane.spans) {
    const start = span.start - origin
    closeUntil(start)
    const frame = first + lane.nodes[span.node].frame
    events.push({ type: 'O', frame, at: start })
    open.push({ frame, end: Math.min(start + span.elapsed, open.at(-1)?.end ?? end) })
  }
  closeUntil(Number.POSITIVE_INFINITY)
  const { name } = lane.thread
  return {
    type: 'evented',
    name: `${name}: wall`,
    unit: 'milliseconds',
    startValue: lane.started - origin,
    endValue: end,
    events
  }
}

function weighted(lane: Lane, first: number): object {
  const used = lane.nodes.map((_, node) => node).filter((node) => lane.nodes[node].cpu > 0)
  const weights = used.map((node) => lane.nodes[node].cpu)
  return {
    type: 'sampled',
    name: `${lane.thread.name}: CPU`,
    unit: 'milliseconds',
    startValue: 0,
    endValue: weights.reduce((sum, weight) => sum + weight, 0),
    samples: used.map((node) => stackOf(lane, node).map((frame) => first + frame)),
    weights
  }
}
