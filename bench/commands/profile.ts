/** `heddle profile script.ts -- args`: every function of a program, on every thread, with both clocks. */
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Profile } from '../../src/profiler/profile.ts'
import { EXIT } from '../exit-codes.ts'
import type { Grouping, Sort } from '../profile/choices.ts'
import { launch } from '../profile/launch.ts'
import { loadProfile } from '../profile/load-profile.ts'
import { checkOutputs, type OutputFiles, writeOutputs } from '../profile/outputs.ts'
import { profileReport } from '../profile/report.ts'
import { screenOf } from '../report/style.ts'
import { UsageError } from '../runner/usage-error.ts'

export interface ProfileCommandOptions extends OutputFiles {
  readonly by: Grouping
  readonly match?: string
  readonly sort: Sort
  readonly limit: number
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  readonly cpu: boolean
  readonly counts: boolean
  readonly sample: boolean
  readonly json: boolean
}

/** Returns the script's exit code; 0 for a saved profile. */
export async function profileCommand(
  script: string,
  args: readonly string[],
  options: ProfileCommandOptions
): Promise<number> {
  await checkOutputs(options)
  const { exitCode, profile } = await obtain(script, args, options)
  if (profile === undefined) {
    process.stderr.write(`heddle profile: ${script} ended before its profile could be written\n`)
    return exitCode === 0 ? EXIT.failed : exitCode
  }
  process.stdout.write(
    options.json
      ? `${JSON.stringify(profile, null, 2)}\n`
      : profileReport(profile, options.by, options, screenOf(process.stdout))
  )
  await writeOutputs(profile, options)
  return exitCode
}

async function obtain(
  script: string,
  args: readonly string[],
  { include, exclude, cpu, counts, sample, json }: ProfileCommandOptions
): Promise<{ exitCode: number; profile: Profile | undefined }> {
  const path = resolve(script)
  if (!existsSync(path) || !statSync(path).isFile()) throw new UsageError(`there is no file ${script}`)
  if (/\.json$/.test(script)) return { exitCode: EXIT.fine, profile: loadProfile(path) }
  if (/\.[cm]?ts$/.test(script) && !process.features.typescript)
    throw new UsageError(
      `Node ${process.versions.node} runs no TypeScript; compile ${script}, or take Node 22.18 or later`
    )
  // Clocks would be sampled as well, and their cost would not be almost none.
  const calls = !counts && !sample
  return launch({ script: path, args, options: { include, exclude, calls, cpu, counts, sample }, quiet: json })
}
