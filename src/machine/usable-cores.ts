import { availableParallelism } from 'node:os'
import { affinity } from './affinity.ts'
import { cores, type LogicalCore, physicalCores } from './cores.ts'
import { formatCpuList } from './cpu-list.ts'
import { type Quota, quota } from './quota.ts'

export interface UsableCores {
  /** Threads that can run at once: at least 1. */
  readonly count: number
  /** What set the count. */
  readonly limit: 'online' | 'affinity' | 'quota'
  /** The same in words, for people. */
  readonly why: string
  /** Physical cores under the usable logical ones, or null where siblings are unknown: vector work gains no more. */
  readonly physical: number | null
  readonly affinity: readonly number[] | null
  readonly quota: Quota | null
}

/**
 * How many threads this process can run at once: the cores of its affinity mask, or fewer when a cgroup's quota
 * allows less. Node's `os.availableParallelism()` knows the mask but missed the quota on every version tried, so both
 * are read here. A quota that is no whole number is rounded up, as the JVM and .NET do: the threads then stop for a
 * part of every period, but rounding down would leave paid time unused.
 */
export function usableCores(proc = '/proc', sys = '/sys'): UsableCores {
  const online = cores(sys, proc)
  const mask = onlineOnly(affinity(proc), online.list)
  const allowed = mask?.length ?? Math.min(online.logical, availableParallelism())
  const budget = quota(proc, sys)
  const physical = physicalCores(online.list.filter(({ cpu }) => mask?.includes(cpu) ?? true))
  const facts = { physical, affinity: mask, quota: budget }

  const paid = budget === null ? Number.POSITIVE_INFINITY : Math.max(1, Math.ceil(budget.cores))
  if (budget !== null && paid < allowed) {
    const rounded = Number.isInteger(budget.cores) ? '' : ', rounded up'
    const share = `${Number(budget.cores.toFixed(2))} ${budget.cores === 1 ? 'core' : 'cores'}`
    return { count: paid, limit: 'quota', why: `the CPU quota of ${share} in ${budget.file}${rounded}`, ...facts }
  }
  if (allowed < online.logical) {
    const which = mask === null ? '' : ` (${formatCpuList(mask)})`
    const why = `the affinity mask allows ${allowed} of ${online.logical} cores${which}`
    return { count: allowed, limit: 'affinity', why, ...facts }
  }
  const why = allowed === 1 ? 'the only core that is online' : `all ${allowed} cores that are online`
  return { count: allowed, limit: 'online', why, ...facts }
}

/** A mask may name cores that could be plugged in but are not there. */
function onlineOnly(mask: number[] | null, online: readonly LogicalCore[]): number[] | null {
  const present = mask?.filter((cpu) => online.some((each) => each.cpu === cpu)) ?? []
  return present.length > 0 ? present : null
}
