/**
 * Chrome's trace event format, for Perfetto and DevTools: one complete event a call, one track a thread. CPU time
 * stands in tdur and in args. https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
 */
import type { Lane, Profile } from '../profile.ts'

const PROCESS = 1

export function chromeTrace(profile: Profile): string {
  const traceEvents = [
    meta('process_name', 0, profile.command.join(' ') || 'node'),
    ...profile.lanes.flatMap((lane, track) => [meta('thread_name', track, lane.thread.name), ...calls(lane, track)])
  ]
  return JSON.stringify({ displayTimeUnit: 'ms', otherData: { node: profile.node, taken: profile.taken }, traceEvents })
}

function meta(name: string, tid: number, value: string): object {
  return { ph: 'M', pid: PROCESS, tid, name, args: { name: value } }
}

/**
 * Microseconds. When a call began on the CPU clock was not kept, only how much it used: each is put behind those before
 * it in its caller, so that calls lie inside their callers on that axis too.
 */
function calls(lane: Lane, tid: number): object[] {
  /** By depth: where the next call begins. */
  const next = [0]
  return lane.spans.map(({ node, start, elapsed, cpu, depth }) => {
    const { name, file, line } = lane.frames[lane.nodes[node].frame]
    const event = { ph: 'X', pid: PROCESS, tid, name, cat: 'function', ts: start * 1000, dur: elapsed * 1000 }
    const args = { file, line, ...(cpu !== null && { cpuMs: cpu }) }
    const tts = next[depth]
    next[depth + 1] = tts
    if (cpu === null) return { ...event, args }
    next[depth] = tts + cpu
    return { ...event, tts: tts * 1000, tdur: cpu * 1000, args }
  })
}
