/** While a profile is taken, Atomics.wait is one that tells how long this thread stood at the lock. */
import { bookWait } from './table/recorder.ts'

const { wait } = Atomics

const told = ((...lock: Parameters<typeof wait>) => {
  const start = performance.now()
  try {
    return wait(...lock)
  } finally {
    bookWait(performance.now() - start)
  }
}) as typeof wait

export function watchLocks(): void {
  if (Atomics.wait === wait) Atomics.wait = told
}

export function leaveLocks(): void {
  if (Atomics.wait === told) Atomics.wait = wait
}
