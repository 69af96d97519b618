/** A peer that can not be built, loaded or run: its message is one line (what, where, what to do). The run goes on without it. */
export class PeerError extends Error {
  override readonly name = 'PeerError'
}
