/** `heddle top`: what every thread of a program and every core does, live. */
import { existsSync } from 'node:fs'
import { EXIT } from '../exit-codes.ts'
import { UsageError } from '../runner/usage-error.ts'
import { Child } from '../top/child.ts'
import { commandText } from '../top/command-text.ts'
import { type Display, jsonDisplay, liveDisplay, plainDisplay } from '../top/display.ts'
import { usages } from '../top/usages.ts'

export interface TopOptions {
  /** A process that runs already, in place of a command. */
  readonly pid?: number
  /** Milliseconds. */
  readonly interval: number
  readonly json: boolean
}

/** Of 128 + n, as shells have it. */
const HANGUP = 129

/** Milliseconds in which a command that was told to end should have done so. */
const PATIENCE = 2000

/**
 * Returns the command's own exit code when it ends by itself, 0 when the user quits or the process has ended, 130, 143
 * or 129 after SIGINT, SIGTERM or SIGHUP. Throws UsageError before anything is shown.
 */
export async function top(command: readonly string[], options: TopOptions): Promise<number> {
  const { pid, interval, json } = options
  checkCall(command, pid)
  const live = !json && process.stdout.isTTY && process.env.TERM !== 'dumb'
  const child = pid === undefined ? await Child.start(command, live) : undefined
  const root = child?.pid ?? (pid as number)

  const done = new AbortController()
  let code: number | undefined
  const stop = (exitCode: number, signal: NodeJS.Signals) => {
    // The second time is for a command that does not want to end.
    child?.signal(code === undefined ? signal : 'SIGKILL')
    code ??= exitCode
    done.abort()
  }
  const onSignal = {
    SIGINT: () => stop(EXIT.SIGINT, 'SIGINT'),
    SIGTERM: () => stop(EXIT.SIGTERM, 'SIGTERM'),
    SIGHUP: () => stop(HANGUP, 'SIGHUP')
  }
  const quit = () => stop(EXIT.fine, 'SIGTERM')
  // However we end: at once when whoever reads has gone (`heddle top … | head`), or by a fault.
  const abandon = () => child?.signal('SIGTERM')
  for (const [name, handler] of Object.entries(onSignal)) process.on(name, handler)
  process.on('exit', abandon)
  child?.ended.then(() => done.abort())

  const title = `heddle top: ${child === undefined ? `process ${root}` : commandText(command)}`
  try {
    using display = open()
    for await (const usage of usages({ root, interval, signal: done.signal })) display.show(usage)
    display.close()
    child?.output.release(process.stderr)
    const own = child === undefined ? EXIT.fine : await endOf(child)
    return code ?? own
  } finally {
    abandon()
    for (const [name, handler] of Object.entries(onSignal)) process.off(name, handler)
    process.off('exit', abandon)
  }

  function open(): Display {
    const write = (text: string) => void process.stdout.write(text)
    if (json) return jsonDisplay(write)
    if (!live) return plainDisplay(title, write)
    return liveDisplay({
      title,
      lastLine: () => child?.output.lastLine ?? '',
      quit: (key) => (key === 'q' ? quit() : onSignal.SIGINT())
    })
  }
}

function checkCall(command: readonly string[], pid: number | undefined): void {
  if (process.platform !== 'linux')
    throw new UsageError(`top reads Linux's /proc, which ${process.platform} does not have; try heddle check`)
  if ((pid === undefined) === (command.length === 0))
    throw new UsageError('top: give a command, as in heddle top -- npm run bench, or --pid <n>')
  if (pid !== undefined && !existsSync(`/proc/${pid}`)) throw new UsageError(`--pid: there is no process ${pid}`)
}

async function endOf(child: Child): Promise<number> {
  const impatient = setTimeout(
    () => process.stderr.write('heddle top: waiting for the command to end; Ctrl-C ends it at once\n'),
    PATIENCE
  )
  try {
    return await child.ended
  } finally {
    clearTimeout(impatient)
  }
}
