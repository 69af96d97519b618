/** What the process tells its caller. */
export const EXIT = {
  fine: 0,
  /** A check that we made failed, or a comparison was refused. */
  failed: 1,
  /** Called wrongly, or the input is no good. */
  usage: 2,
  /** A fault of ours. */
  fault: 70,
  SIGINT: 130,
  SIGTERM: 143
} as const
