/** Runs the command as a user would, in a process of its own. */
import { type SpawnOptions, spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const launcher = fileURLToPath(new URL('../../bin/heddle.js', import.meta.url))

export interface CommandResult {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface CommandOptions extends Pick<SpawnOptions, 'cwd' | 'env'> {
  /** Sent once its ranks are there. */
  readonly signal?: NodeJS.Signals
}

export function runCommand(
  args: readonly string[],
  { signal, ...options }: CommandOptions = {}
): Promise<CommandResult> {
  const child = spawn(process.execPath, ['--no-wasm-inlining', launcher, ...args], { ...options, stdio: 'pipe' })
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name]?.on('data', (chunk) => {
      output[name] += chunk
    })
  if (signal !== undefined) void ranksOf(child.pid as number).then(() => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, ...output }))
  })
}

/** Resolves when the process has a thread that is a rank; where the system does not tell, after five seconds. */
async function ranksOf(pid: number): Promise<void> {
  if (process.platform !== 'linux') return sleep(5000)
  const tasks = `/proc/${pid}/task`
  const nameOf = (task: string) => readFile(`${tasks}/${task}/comm`, 'utf8').catch(() => '')
  for (;;) {
    const list = await readdir(tasks).catch(() => undefined)
    const names = await Promise.all((list ?? []).map(nameOf))
    if (list === undefined || names.some((name) => name.startsWith('heddle rank'))) return
    await sleep(50)
  }
}
