/** V8's sampling profiler of this thread: what runs, wasm frames by name, without a probe. */
import { Session } from 'node:inspector'
import { ownThread } from './own-thread.ts'
import type { SampledThread } from './profile.ts'

/** Microseconds. */
const SAMPLING_INTERVAL = 500

/** Starts it when it is asked for; returns what ends it and gives what was found. */
export function startSampling(isAsked: boolean): () => readonly SampledThread[] {
  if (!isAsked) return () => []
  const session = new Session()
  session.connect()
  session.post('Profiler.enable')
  session.post('Profiler.setSamplingInterval', { interval: SAMPLING_INTERVAL })
  session.post('Profiler.start')
  return () => {
    let found: SampledThread[] = []
    // A session of the thread's own answers before post() returns.
    session.post('Profiler.stop', (_error, answer) => {
      found = [{ thread: ownThread, profile: answer.profile }]
    })
    session.disconnect()
    return found
  }
}
