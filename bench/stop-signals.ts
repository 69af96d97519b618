/** Ctrl-C and kill: the first ends the work at its next barrier, a second one the process at once. */
import { EXIT } from './exit-codes.ts'

type StopSignal = 'SIGINT' | 'SIGTERM'

export interface StopSignals extends Disposable {
  readonly signal: AbortSignal
  /** The exit code of the signal that came, if one has. */
  readonly exitCode: number | undefined
}

export function stopOnSignals(): StopSignals {
  const controller = new AbortController()
  let received: StopSignal | undefined
  const onSignal = (signal: StopSignal) => {
    received = signal
    release()
    controller.abort()
  }
  const release = () => {
    process.off('SIGINT', onSignal)
    process.off('SIGTERM', onSignal)
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  return {
    signal: controller.signal,
    get exitCode() {
      return received && EXIT[received]
    },
    [Symbol.dispose]: release
  }
}
