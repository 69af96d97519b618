/** Layers (c), probes in every function, and (d), counts alone: a function called in a loop, with and without. */
import { instrument } from '../../src/profiler/instrument/instrument.ts'
import { PROBE_KEY } from '../../src/profiler/instrument/probe.ts'
import { profileOff, profileOn } from '../../src/profiler/profiler.ts'
import { startRecording, stopRecording } from '../../src/profiler/table/recorder.ts'
import type { Layer } from './layer.ts'

interface Subject {
  /** Calls a function `calls` times, each of `length` steps. */
  run(calls: number, length: number, body: (length: number, x: number) => number): number
}

const CODE = `
export function steps(body, length, x) {
  return body(length, x)
}
export function run(calls, length, body) {
  let x = 1
  for (let i = 0; i < calls; i++) x = steps(body, length, x)
  return x
}
`

/** One for both, so that they differ in nothing but the probes. */
function body(length: number, x: number): number {
  let y = x
  for (let i = 0; i < length; i++) y = (Math.imul(y, 1664525) + 1013904223) | 0
  return y
}

const SHORT = { calls: 100_000, length: 1 }
/** Some 70 µs a call: long enough that the profiler reads the CPU clock. */
const LONG = { calls: 200, length: 60_000 }

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

function time(subject: Subject, { calls, length }: typeof SHORT): number {
  const start = performance.now()
  subject.run(calls, length, body)
  return ((performance.now() - start) * 1e6) / calls
}

export async function probes(cpu: boolean): Promise<Omit<Layer, 'name' | 'target'>> {
  const [plain, withProbes] = [await load(CODE), await probed()]
  const work = cpu ? LONG : SHORT
  // Many short calls bring both to the compiler; a loop that is entered rarely may stay with the interpreter.
  for (const subject of [plain, withProbes]) subject.run(SHORT.calls, SHORT.length, body)
  return {
    unit: 'ns a call',
    round() {
      profileOn({ cpu })
      const on = time(withProbes, work)
      profileOff()
      return on - time(plain, work)
    }
  }
}

export async function counts(): Promise<Omit<Layer, 'name' | 'target'>> {
  const [plain, withProbes] = [await load(CODE), await probed()]
  return {
    unit: 'ns a call',
    round() {
      startRecording({ countsOnly: true })
      const on = time(withProbes, SHORT)
      stopRecording()
      return on - time(plain, SHORT)
    }
  }
}
