/** What `heddle profile` tells the program that it starts; `node --import heddle/register` alone takes the defaults. */

export interface ProgramOptions {
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  /** Probes in every function: calls, wall and CPU time. */
  readonly calls: boolean
  readonly cpu: boolean
  /** Probes in every function that count calls and nothing else. */
  readonly counts: boolean
  /** V8's sampling profiler in every thread. */
  readonly sample: boolean
  /** Where the profile is written. */
  readonly file: string
  /** `heddle profile` waits for the program: it asks for the profile itself when the program does not answer. */
  readonly attended: boolean
}

/** Environment variables: the options as JSON, and the process that is profiled; its children are not. */
export const OPTIONS_VARIABLE = 'HEDDLE_PROFILE'
export const PROCESS_VARIABLE = 'HEDDLE_PROFILE_PID'

/** A file of this name beside the profile asks the watcher for it. */
export function requestFile(file: string): string {
  return `${file}.request`
}

/** A file of this name says that the program's event loop has taken the signal to stop. */
export function answerFile(file: string): string {
  return `${file}.answer`
}

export function programOptions(text: string | undefined): ProgramOptions {
  const defaults: ProgramOptions = {
    include: [],
    exclude: [],
    calls: true,
    cpu: true,
    counts: false,
    sample: false,
    file: `heddle-profile-${process.pid}.json`,
    attended: false
  }
  return text === undefined ? defaults : { ...defaults, ...JSON.parse(text) }
}
