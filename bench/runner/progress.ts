import type { Case } from '../cases/case.ts'
import { shapeText } from '../report/format.ts'
import { screenOf } from '../report/style.ts'

/** Tells, on stderr, what is being measured: stdout is the report's. */
export interface Progress {
  start(measured: Case, position: number, total: number, left: number): void
  say(text: string): void
  stop(): void
}

/**
 * A spinner in a terminal; elsewhere a plain line a case, so that a log shows that the run is alive. So too in a terminal
 * without a width, as `script` and some containers give: the spinner would never end to clear its lines there.
 */
export async function progressOn(stream: NodeJS.WriteStream): Promise<Progress> {
  if (!stream.isTTY || !stream.columns) {
    return {
      start: (measured, position, total) => void stream.write(`${position}/${total} ${nameOf(measured)}\n`),
      say: () => {},
      stop: () => {}
    }
  }
  const { default: ora } = await import('ora')
  // The terminal stays as it is: with stdin in raw mode, Ctrl-C would come as a key. Ora alone does not heed NO_COLOR.
  const spinner = ora({ stream, discardStdin: false, color: screenOf(stream).colours && 'cyan' })
  return {
    start(measured, position, total, left) {
      spinner.start(`${position}/${total} ${nameOf(measured)}, about ${Math.ceil(left / 1000)} s left`)
    },
    say: (text) => void spinner.start(text),
    stop: () => void spinner.stop()
  }
}

function nameOf({ op, shape }: Case): string {
  return `${op} ${shapeText(shape)}`
}
