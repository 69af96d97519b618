/** A result file that can not be read or written: one line that says what, where, and what to do. */
export class ResultError extends Error {
  override readonly name = 'ResultError'
  readonly code = 'HEDDLE_RESULT'
  readonly file: string

  constructor(file: string, what: string, options?: ErrorOptions) {
    super(oneLine(`${file}: ${what}`), options)
    this.file = file
  }
}

/** Parsers quote the file in their messages, and the file may hold anything: no line ends, no escape sequences. */
function oneLine(message: string): string {
  const plain = message.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
  return plain.length > 400 ? `${plain.slice(0, 399)}…` : plain
}
