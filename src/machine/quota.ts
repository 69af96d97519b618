import { join, posix } from 'node:path'
import { cpuHierarchies, type Hierarchy } from './cgroups.ts'
import { readInteger, readText } from './kernel-files.ts'

/** A limit on CPU time: `quota` µs in every `period` µs, over all threads of a cgroup. */
export interface Quota {
  /** quota ÷ period: 1.5 is one core and a half. */
  readonly cores: number
  readonly quota: number
  readonly period: number
  /** The file that says so. */
  readonly file: string
}

/**
 * The tightest CPU quota over this process: of its own cgroup or of any above it, version 2 (`cpu.max`) or 1
 * (`cpu.cfs_quota_us`). `docker --cpus` and Kubernetes' limits set these, and no scheduler mask shows them.
 * Null when there is none or the system does not tell.
 */
export function quota(proc = '/proc', sys = '/sys'): Quota | null {
  let tightest: Quota | null = null
  for (const hierarchy of cpuHierarchies(proc, sys)) {
    for (const folder of upwards(hierarchy)) {
      const here = hierarchy.version === 2 ? readVersion2(folder) : readVersion1(folder)
      if (here !== null && (tightest === null || here.cores < tightest.cores)) tightest = here
    }
  }
  return tightest
}

/** The group's folder and all above it, up to the mount. */
function upwards({ mount, group }: Hierarchy): string[] {
  const folders: string[] = []
  for (let path = group; path !== '' && path !== '.'; path = posix.dirname(path)) folders.push(join(mount, path))
  return [...folders, mount]
}

/** `max 100000` or `150000 100000`. */
function readVersion2(folder: string): Quota | null {
  const file = join(folder, 'cpu.max')
  const match = /^(\d+) (\d+)$/.exec(readText(file) ?? '')
  return match === null ? null : limit(Number(match[1]), Number(match[2]), file)
}

/** −1 stands for no limit. */
function readVersion1(folder: string): Quota | null {
  const file = join(folder, 'cpu.cfs_quota_us')
  return limit(readInteger(file), readInteger(join(folder, 'cpu.cfs_period_us')), file)
}

function limit(quota: number | null, period: number | null, file: string): Quota | null {
  if (quota === null || period === null || quota <= 0 || period <= 0) return null
  return { cores: quota / period, quota, period, file }
}
