/** Layers (c), probes in every function, and (d), counts alone: a function called in a loop, with and without. */
import { instrument } from '../../src/profiler/instrument/instrument.ts'
import { PROBE_KEY } from '../../src/profiler/instrument/probe.ts'
import { profileOff, profileOn } from '../../src/profiler/profiler.ts'
import { startRecording, stopRecording } from '../../src/profiler/table/recorder.ts'
import type { Layer } from './layer.ts'

interface Subject {
  /** Calls a function `calls` times, which calls `body` each time. */
  run(calls: number, body: (x: number) => number): number
}

const CODE = `
export function step(body, x) {
  return body(x)
}
export function run(calls, body) {
  let x = 1
  for (let i = 0; i < calls; i++) x = step(body, x)
  return x
}
`

interface Work {
  /** In a batch: a fraction of a millisecond, which most often passes undisturbed. */
  readonly calls: number
  readonly pairs: number
  /** One for both, so that they differ in nothing but the probes. */
  readonly body: (x: number) => number
}

const SHORT: Work = { calls: 1000, pairs: 10_000, body: (x) => (Math.imul(x, 1664525) + 1013904223) | 0 }

/** Milliseconds: long enough that the profiler reads the CPU clock. */
const LONG_CALL = 0.07

/**
 * Ends by the clock. Had it a number of steps, the compiler's choices for its loop would count as costs of the probes,
 * and they differ by far more than those.
 */
const LONG: Work = {
  calls: 5,
  pairs: 2000,
  body(x) {
    const end = performance.now() + LONG_CALL
    while (performance.now() < end);
    return x + 1
  }
}

/** A module of its own each time: V8 shares nothing between two. */
let modules = 0
async function load(code: string): Promise<Subject> {
  return import(`data:text/javascript,${encodeURIComponent(`${code}// ${++modules}`)}`)
}

async function probed(): Promise<Subject> {
  const url = new URL(`../../src/profiler/instrument/probe${import.meta.url.slice(-3)}`, import.meta.url).href
  const { code } = instrument({ code: CODE, file: 'subject.js', format: 'module' }, { url, key: PROBE_KEY })
  return load(code)
}

/** Nanoseconds a call. */
function time(subject: Subject, { calls, body }: Work): number {
  const start = performance.now()
  subject.run(calls, body)
  return ((performance.now() - start) * 1e6) / calls
}

/** The profiler is on all the while: to the functions without probes it makes no difference. */
async function functionLayer(work: Work, close: () => void): Promise<Layer> {
  const [plain, withProbes] = [await load(CODE), await probed()]
  return {
    unit: 'ns a call',
    pairs: work.pairs,
    pair(onFirst) {
      if (!onFirst) return { off: time(plain, work), on: time(withProbes, work) }
      return { on: time(withProbes, work), off: time(plain, work) }
    },
    compare: ({ on, off }) => on - off,
    close
  }
}

export async function probes(cpu: boolean): Promise<Layer> {
  profileOn({ cpu })
  return functionLayer(cpu ? LONG : SHORT, profileOff)
}

export async function counts(): Promise<Layer> {
  startRecording({ countsOnly: true })
  return functionLayer(SHORT, stopRecording)
}
