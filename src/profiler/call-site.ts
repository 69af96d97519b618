/** The line of the user's program that is calling into Heddle. */
import { fileURLToPath } from 'node:url'
import { isOwnFile } from '../engine/paths.ts'

export interface CallSite {
  readonly file: string
  /** Counted from 1; 0 when unknown. */
  readonly line: number
}

const UNKNOWN: CallSite = { file: '?', line: 0 }

/** First frame of the present stack outside the library. It costs some microseconds: for profiled calls only. */
export function callSite(): CallSite {
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 24
  const stack = new Error().stack ?? ''
  Error.stackTraceLimit = limit
  for (const frame of stack.split('\n').slice(1)) {
    const match = /\(?((?:file:\/\/|\/|[A-Za-z]:\\)[^()]*):(\d+):\d+\)?$/.exec(frame)
    if (match === null) continue
    const file = match[1].startsWith('file://') ? fileURLToPath(match[1]) : match[1]
    if (!isOwnFile(file)) return { file, line: Number(match[2]) }
  }
  return UNKNOWN
}
