/** Where the figures go: a screen that is drawn anew, plain snapshots one below the other, or a JSON object a line. */
import { type LogicalCore, cores as machineCores } from '../../src/machine/cores.ts'
import { printable } from '../report/printable.ts'
import { screenOf } from '../report/style.ts'
import { Activity } from './activity.ts'
import { clip } from './clip.ts'
import { frame, type Picture } from './frame.ts'
import { Terminal } from './terminal.ts'
import type { Usage } from './usage.ts'

export interface Display extends Disposable {
  show(usage: Usage): void
  /** Gives the terminal back; nothing is shown from then on. */
  close(): void
}

export interface LiveOptions {
  readonly title: string
  /** What the watched command wrote last. */
  readonly lastLine: () => string
  /** A key other than those of the picture itself: q or Ctrl-C. */
  readonly quit: (key: 'q' | 'Ctrl-C') => void
}

export function liveDisplay({ title, lastLine, quit }: LiveOptions): Display {
  const activity = new Activity()
  const started = performance.now()
  const input = process.stdin.isTTY ? process.stdin : null
  let picture: Picture = { title, clock: '', cores: [], processes: [] }
  let physical: readonly LogicalCore[] | undefined
  const draw = () => {
    const screen = screenOf(process.stdout)
    const rows = Math.max(1, (process.stdout.rows || 24) - 1)
    const lines = frame(picture, { screen, rows, ...(physical === undefined ? {} : { physical }) })
    const keys = input === null ? 'Ctrl-C quits' : `q quits  1 ${physical === undefined ? 'physical' : 'logical'} cores`
    const said = printable(lastLine())
    const foot = clip(said === '' ? keys : `${keys}  > ${said}`, screen.columns)
    terminal.draw([...lines, ...new Array(Math.max(0, rows - lines.length)).fill(''), foot])
  }
  const terminal = new Terminal(process.stdout, input, {
    resize: draw,
    key(key) {
      if (key === 'q' || key === 'Q') quit('q')
      else if (key === '\x03') quit('Ctrl-C')
      else if (key === '\x1a') terminal.suspend()
      else if (key === '1') {
        physical = physical === undefined ? machineCores().list : undefined
        draw()
      }
    }
  })
  terminal.enter()
  draw()
  return {
    show(usage) {
      picture = {
        title,
        clock: clock(performance.now() - started),
        cores: usage.cores,
        processes: activity.update(usage)
      }
      draw()
    },
    close: () => terminal.leave(),
    [Symbol.dispose]: () => terminal.leave()
  }
}

export function plainDisplay(title: string, write: (text: string) => void): Display {
  const activity = new Activity()
  const started = performance.now()
  const screen = { columns: 100, colours: false }
  return {
    show(usage) {
      const processes = activity.update(usage)
      const picture = { title, clock: clock(performance.now() - started), cores: usage.cores, processes }
      write(
        `${frame(picture, { screen })
          .map((line) => line.trimEnd())
          .join('\n')}\n\n`
      )
    },
    close() {},
    [Symbol.dispose]() {}
  }
}

export function jsonDisplay(write: (text: string) => void): Display {
  return {
    show: (usage) => write(`${JSON.stringify({ time: new Date().toISOString(), ...usage })}\n`),
    close() {},
    [Symbol.dispose]() {}
  }
}

/** Since the start: 0:07, 12:34, 1:02:03. */
function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  const two = (n: number) => String(n).padStart(2, '0')
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}
