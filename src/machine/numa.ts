import { join } from 'node:path'
import { parseCpuList } from './cpu-list.ts'
import { readNumbered, readText } from './kernel-files.ts'

/** A NUMA node: cores, and the memory that is nearest to them. */
export interface NumaNode {
  readonly node: number
  readonly cpus: readonly number[]
  /** Bytes, or null where the node does not say. */
  readonly memory: number | null
}

/** From /sys/devices/system/node; empty where the system does not tell. */
export function numaNodes(sys = '/sys'): NumaNode[] {
  const folder = join(sys, 'devices/system/node')
  return readNumbered(folder, 'node').map((node) => {
    const kibibytes = /MemTotal:\s*(\d+) kB/.exec(readText(join(folder, `node${node}/meminfo`)) ?? '')?.[1]
    return {
      node,
      cpus: parseCpuList(readText(join(folder, `node${node}/cpulist`))) ?? [],
      memory: kibibytes === undefined ? null : Number(kibibytes) * 1024
    }
  })
}
