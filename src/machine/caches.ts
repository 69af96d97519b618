import { join } from 'node:path'
import { parseCpuList } from './cpu-list.ts'
import { readInteger, readNumbered, readText } from './kernel-files.ts'

/** All caches of one kind and size: a machine with two kinds of core has two entries for L1d. */
export interface Cache {
  /** 'L1d', 'L1i', 'L2', 'L3'. */
  readonly name: string
  readonly level: number
  /** Bytes of one of them. */
  readonly size: number
  /** Bytes of a line, and ways of associativity. */
  readonly line: number | null
  readonly ways: number | null
  /** One list of logical cores for each cache: those that share it. */
  readonly sharing: readonly (readonly number[])[]
}

const LETTER: Record<string, string> = { Data: 'd', Instruction: 'i', Unified: '' }

/** From /sys/devices/system/cpu/cpu…/cache; empty where the system does not tell. By level, data before instructions. */
export function caches(sys = '/sys'): Cache[] {
  const folder = join(sys, 'devices/system/cpu')
  const found = new Map<string, Cache & { sharing: number[][] }>()
  for (const cpu of readNumbered(folder, 'cpu')) {
    for (const index of readNumbered(join(folder, `cpu${cpu}/cache`), 'index')) {
      const one = join(folder, `cpu${cpu}/cache/index${index}`)
      const sharing = parseCpuList(readText(join(one, 'shared_cpu_list'))) ?? [cpu]
      // The first of the cores that share a cache has described it already.
      if (sharing[0] !== cpu) continue
      const level = readInteger(join(one, 'level'))
      const size = bytes(readText(join(one, 'size')))
      const letter = LETTER[readText(join(one, 'type')) ?? '']
      if (level === null || size === null || letter === undefined) continue
      const name = `L${level}${letter}`
      const key = `${name} ${size}`
      const known = found.get(key)
      if (known !== undefined) {
        known.sharing.push(sharing)
        continue
      }
      const line = readInteger(join(one, 'coherency_line_size'))
      const ways = readInteger(join(one, 'ways_of_associativity'))
      found.set(key, { name, level, size, line, ways, sharing: [sharing] })
    }
  }
  return [...found.values()].sort((a, b) => a.level - b.level || a.name.localeCompare(b.name))
}

/** '32K', '8M' in bytes. */
function bytes(text: string | null): number | null {
  const match = /^(\d+)([KMG]?)$/.exec(text ?? '')
  if (match === null) return null
  return Number(match[1]) * 1024 ** ' KMG'.indexOf(match[2] || ' ')
}
