import { join } from 'node:path'
import { readText } from '../../src/machine/kernel-files.ts'

/** What one logical core has done since boot, in jiffies. */
export interface CoreReading {
  readonly cpu: number
  readonly busy: number
  /** It had work, but the hypervisor ran somebody else. */
  readonly steal: number
  readonly total: number
}

/** From /proc/stat's lines cpu0, cpu1 …; cores that are offline are not among them. */
export function readCores(proc = '/proc'): CoreReading[] {
  const lines = (readText(join(proc, 'stat')) ?? '').matchAll(/^cpu(\d+) (.+)$/gm)
  return [...lines].map(([, cpu, rest]) => {
    // Older kernels have fewer columns. Guest time, which follows, is part of user and nice already.
    const columns = rest.split(' ').slice(0, 8).map(Number)
    const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = columns
    const total = columns.reduce((sum, each) => sum + each, 0)
    return { cpu: Number(cpu), busy: user + nice + system + irq + softirq, steal, total }
  })
}
