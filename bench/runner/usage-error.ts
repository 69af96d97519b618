/** The command was called wrongly: one line, and exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly code = 'HEDDLE_USAGE'
}
