import { readFileSync, readlinkSync, writeFileSync } from 'node:fs'

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

/** Linux tells times since it was booted in such parts of a second, whatever the kernel's own tick is. */
const TICKS = 100

/**
 * When the calling thread began, on performance.now()'s scale, to ten milliseconds: before it could run any of our code.
 * Now, where the system does not tell.
 */
export function threadBorn(): number {
  const now = performance.now()
  try {
    // The name in brackets may hold blanks and brackets; the start is the 20th field after it.
    const fields = readFileSync('/proc/thread-self/stat', 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    const uptime = Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0])
    const age = (uptime - Number(fields[19]) / TICKS) * 1000
    return age >= 0 ? now - age : now
  } catch {
    return now
  }
}
