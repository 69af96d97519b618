import { join } from 'node:path'
import { parseCpuList } from './cpu-list.ts'
import { readText } from './kernel-files.ts'

/**
 * The logical cores that this process may run on (`sched_getaffinity`: taskset, cpuset cgroups, `docker
 * --cpuset-cpus`), from `Cpus_allowed_list` of /proc/self/status. Null where the system does not tell.
 */
export function affinity(proc = '/proc'): number[] | null {
  const status = readText(join(proc, 'self/status'))
  return parseCpuList(/^Cpus_allowed_list:\s*(\S+)$/m.exec(status ?? '')?.[1] ?? null)
}
