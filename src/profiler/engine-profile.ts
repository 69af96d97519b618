/** What V8 itself can tell of this thread, without a probe: exact call counts, and samples of the stack. */
import { readFileSync } from 'node:fs'
import { type Profiler, Session } from 'node:inspector'
import { fileURLToPath } from 'node:url'
import { placeFinder } from './instrument/source-place.ts'
import { ownThread } from './own-thread.ts'
import type { CallCount, SampledThread } from './profile.ts'

export interface EngineProfile {
  readonly counts: readonly CallCount[]
  readonly samples: readonly SampledThread[]
}

export interface EngineProfileOptions {
  readonly counts: boolean
  readonly sample: boolean
  /** Of a script's file, whether its functions are told. */
  readonly isShown: (file: string) => boolean
}

/** Microseconds. */
const SAMPLING_INTERVAL = 500

/** Starts what is asked for; returns what ends it and gives what was found. */
export function startEngineProfile({ counts, sample, isShown }: EngineProfileOptions): () => EngineProfile {
  if (!counts && !sample) return () => ({ counts: [], samples: [] })
  const session = new Session()
  session.connect()
  session.post('Profiler.enable')
  if (counts) session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
  if (sample) {
    session.post('Profiler.setSamplingInterval', { interval: SAMPLING_INTERVAL })
    session.post('Profiler.start')
  }
  return () => {
    const found = { counts: [] as CallCount[], samples: [] as SampledThread[] }
    // A session of the thread's own answers before post() returns.
    if (counts)
      session.post('Profiler.takePreciseCoverage', (_error, answer) => {
        found.counts = answer.result.flatMap((script) => countsOf(script, isShown))
      })
    if (sample)
      session.post('Profiler.stop', (_error, answer) => {
        found.samples = [{ thread: ownThread, profile: answer.profile }]
      })
    session.disconnect()
    return found
  }
}

function countsOf({ url, functions }: Profiler.ScriptCoverage, isShown: (file: string) => boolean): CallCount[] {
  if (!url.startsWith('file:')) return []
  const file = fileURLToPath(url)
  if (!isShown(file)) return []
  const code = readFileSync(file, 'utf8')
  const lines = lineStarts(code)
  const place = placeFinder(code, file)
  // The first is the script itself.
  return functions.slice(1).flatMap(({ functionName, ranges }) => {
    const { startOffset, count } = ranges[0]
    if (count === 0) return []
    const line = lines.findLastIndex((start) => start <= startOffset)
    const at = place(line + 1, startOffset - lines[line] + 1)
    return [{ thread: ownThread, function: functionName || '(anonymous)', file: at.file, line: at.line, calls: count }]
  })
}

function lineStarts(code: string): number[] {
  const starts = [0]
  for (let at = code.indexOf('\n'); at >= 0; at = code.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
