/** Runs `heddle profile … --json` on a script of test/fixtures/profiler. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Profile } from '../../../src/profiler/profile.ts'
import { type CommandResult, runCommand } from '../../support/run-command.ts'

export function fixture(name: string): string {
  return fileURLToPath(new URL(`../../fixtures/profiler/${name}`, import.meta.url))
}

export async function profileScript(
  script: string,
  options: readonly string[] = [],
  args: readonly string[] = []
): Promise<CommandResult & { profile: Profile }> {
  const result = await runCommand(['profile', '--json', ...options, fixture(script), '--', ...args])
  return { ...result, profile: JSON.parse(result.stdout) }
}

/** The same, stopped by a signal once the script has said that it is ready. */
export async function stopScript(
  script: string,
  args: readonly string[],
  signal: NodeJS.Signals
): Promise<{ status: number | null; profile: Profile }> {
  const launcher = join(fileURLToPath(new URL('../../../', import.meta.url)), 'bin/heddle.js')
  const child = spawn(process.execPath, [launcher, 'profile', '--json', fixture(script), '--', ...args])
  let stdout = ''
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  let stderr = ''
  child.stderr.on('data', (chunk) => {
    stderr += chunk
    if (stderr.endsWith('ready\n')) setTimeout(() => child.kill(signal), 200)
  })
  const [status] = await once(child, 'close')
  return { status, profile: JSON.parse(stdout) }
}

export function rowsOf({ functions }: Profile, thread: string): Map<string, Profile['functions'][number]> {
  return new Map(functions.filter((row) => row.thread.name === thread).map((row) => [row.function, row]))
}
