/** Usages made by hand. */
import type { ProcessUsage, ThreadUsage, Usage } from '../../../../bench/top/usage.ts'

export function threadUsage(thread: Partial<ThreadUsage> & { tid: number }): ThreadUsage {
  return { name: 'node', state: 'S', cpu: 0, wait: 0, core: 0, kernel: null, ...thread }
}

export function processUsage(pid: number, threads: readonly ThreadUsage[], command = 'node app.js'): ProcessUsage {
  return { pid, command, cpu: threads.reduce((sum, { cpu }) => sum + cpu, 0), threads }
}

export function usage(processes: readonly ProcessUsage[], elapsed = 1000): Usage {
  return { elapsed, cores: [], processes }
}
