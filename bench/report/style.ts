import { styleText } from 'node:util'

/** Where a report goes: how wide a line may be, and whether colours are understood. */
export interface Screen {
  readonly columns: number
  readonly colours: boolean
}

/** Wide enough for every column, and what a CI log shows without scrolling. */
const COLUMNS_WITHOUT_TERMINAL = 120

/** A terminal says its width; a file or a pipe gets plain text. NO_COLOR (no-color.org) switches colours off. */
export function screenOf(stream: NodeJS.WriteStream, environment: NodeJS.ProcessEnv = process.env): Screen {
  if (!stream.isTTY) return { columns: COLUMNS_WITHOUT_TERMINAL, colours: false }
  return {
    columns: stream.columns || 80,
    colours: !environment.NO_COLOR && environment.TERM !== 'dumb'
  }
}

export type Style = 'bold' | 'dim' | 'green' | 'yellow' | 'red'

/** Styled text where the screen has colours, the text itself elsewhere. */
export function paint(screen: Screen, style: Style, text: string): string {
  // The screen was asked above; styleText would ask a stream of its own.
  return screen.colours ? styleText(style, text, { validateStream: false }) : text
}
