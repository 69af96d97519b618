import { readlinkSync, writeFileSync } from 'node:fs'

/** What Linux keeps of a thread's name, less the closing zero: bytes. */
const NAME_BYTES = 15

/**
 * Names the thread that calls, for top, htop and gdb. True when it worked: it does on Linux; elsewhere the thread
 * keeps its name and nothing is lost. On the main thread it is the process that gets the name.
 */
export function setThreadName(name: string): boolean {
  try {
    writeFileSync('/proc/thread-self/comm', Buffer.from(name).subarray(0, NAME_BYTES))
    return true
  } catch {
    return false
  }
}

/** The kernel's number for the thread that calls, as top -H shows it; null but on Linux. */
export function threadNumber(): number | null {
  try {
    const number = Number(readlinkSync('/proc/thread-self').split('/').at(-1))
    return Number.isInteger(number) ? number : null
  } catch {
    return null
  }
}
