import { readdirSync, readFileSync } from 'node:fs'

/**
 * The small text files in which Linux tells about the machine (/proc, /sys). Where one is missing, as on every other
 * system and in many containers, the answer is null: an unknown fact is never an error.
 */
export function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return null
  }
}

/** The whole number a file holds, or null. */
export function readInteger(path: string): number | null {
  const text = readText(path)
  return text !== null && /^-?\d+$/.test(text) ? Number(text) : null
}

/** The numbers n of a folder's entries `<prefix><n>`, ascending: readNumbered('/sys/devices/system/cpu', 'cpu'). */
export function readNumbered(folder: string, prefix: string): number[] {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  return names
    .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
    .map((name) => Number(name.slice(prefix.length)))
    .sort((a, b) => a - b)
}
