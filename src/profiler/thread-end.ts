/**
 * What is to be done as this thread ends. A worker that is terminated runs no 'exit' handlers; one that knows that it is
 * about to be calls endThread() before.
 */
const last = new Set<() => void>()

/** Once, at endThread() or at the process's 'exit', whichever comes first. */
export function atThreadEnd(act: () => void): void {
  const once = () => {
    if (last.delete(once)) act()
  }
  last.add(once)
  process.on('exit', once)
}

export function endThread(): void {
  for (const act of last) act()
}
