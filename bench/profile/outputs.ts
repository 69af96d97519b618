/** The files that `heddle profile` can write. */
import { parse } from 'node:path'
import { callgrind } from '../../src/profiler/export/callgrind.ts'
import { chromeTrace } from '../../src/profiler/export/chrome-trace.ts'
import { collapsed } from '../../src/profiler/export/collapsed.ts'
import { cpuProfile } from '../../src/profiler/export/cpuprofile.ts'
import { profilePage } from '../../src/profiler/export/html.ts'
import { pprof } from '../../src/profiler/export/pprof.ts'
import { speedscope } from '../../src/profiler/export/speedscope.ts'
import type { Profile } from '../../src/profiler/profile.ts'
import { checkWritable, writeWholeFile } from '../result/write-result.ts'

/** File names; each is written when it is given. */
export interface OutputFiles {
  /** The profile itself, which `heddle profile` reads again. */
  readonly save?: string
  readonly html?: string
  readonly trace?: string
  readonly speedscope?: string
  readonly pprof?: string
  readonly cpuprofile?: string
  readonly collapsed?: string
  readonly callgrind?: string
}

interface Output {
  readonly file: string
  /** What named the file. */
  readonly option: string
  readonly content: string | Buffer
}

const WRITERS = {
  save: (profile: Profile) => JSON.stringify(profile),
  html: profilePage,
  trace: chromeTrace,
  speedscope,
  pprof,
  collapsed,
  callgrind
} as const

const FORMATS = [...(Object.keys(WRITERS) as (keyof typeof WRITERS)[]), 'cpuprofile'] as const

/** Throws ResultError where a file is sure not to be writable: before the script has run for an hour. */
export async function checkOutputs(files: OutputFiles): Promise<void> {
  for (const format of FORMATS) {
    const file = files[format]
    if (file !== undefined) await checkWritable(file, `--${format}`)
  }
}

/** Each file whole or not at all. Throws ResultError. */
export async function writeOutputs(profile: Profile, files: OutputFiles): Promise<void> {
  for (const { file, option, content } of outputs(profile, files)) await writeWholeFile(file, content, option)
}

function outputs(profile: Profile, files: OutputFiles): Output[] {
  const single = (Object.keys(WRITERS) as (keyof typeof WRITERS)[]).flatMap((format): Output[] => {
    const file = files[format]
    return file === undefined ? [] : [{ file, option: `--${format}`, content: WRITERS[format](profile) }]
  })
  return [...single, ...(files.cpuprofile === undefined ? [] : cpuProfiles(profile, files.cpuprofile))]
}

/** The format knows one thread: each further one has a file of its own, with the thread in its name. */
function cpuProfiles({ samples, lanes }: Profile, file: string): Output[] {
  const threads =
    samples === undefined
      ? lanes.map((lane) => ({ name: lane.thread.name, content: cpuProfile(lane) }))
      : samples.map(({ thread, profile }) => ({ name: thread.name, content: JSON.stringify(profile) }))
  const { dir, name, ext } = parse(file)
  return threads.map((thread) => ({
    file:
      thread.name === 'main' ? file : `${dir === '' ? '' : `${dir}/`}${name}-${thread.name.replace(/\W+/g, '-')}${ext}`,
    option: '--cpuprofile',
    content: thread.content
  }))
}
