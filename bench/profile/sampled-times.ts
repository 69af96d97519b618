/** Own time of each function in V8's sampled profiles, thread by thread. */
import type { Profiler } from 'node:inspector'
import { fileURLToPath } from 'node:url'
import type { SampledThread } from '../../src/profiler/profile.ts'
import type { ProfileThread } from '../../src/profiler/row.ts'

export interface SampledTime {
  readonly thread: ProfileThread
  readonly function: string
  readonly file: string
  readonly line: number
  /** Milliseconds; waiting counts as if it ran. */
  readonly self: number
}

export function sampledTimes({ thread, profile }: SampledThread): SampledTime[] {
  const { nodes, samples = [], timeDeltas = [] } = profile as Profiler.Profile
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]))
  const times = new Map<string, SampledTime>()
  samples.forEach((id, i) => {
    const frame = frames.get(id)
    if (frame === undefined) return
    const { functionName, url, lineNumber } = frame
    const key = `${functionName} ${url}:${lineNumber}`
    const self = (times.get(key)?.self ?? 0) + timeDeltas[i] / 1000
    const file = url.startsWith('file:') ? fileURLToPath(url) : url
    times.set(key, { thread, function: functionName || '(anonymous)', file, line: lineNumber + 1, self })
  })
  return [...times.values()].sort((a, b) => b.self - a.self)
}
