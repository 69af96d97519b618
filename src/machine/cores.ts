import { cpus } from 'node:os'
import { join } from 'node:path'
import { type CpuRecord, cpuInfo } from './cpu-info.ts'
import { parseCpuList } from './cpu-list.ts'
import { readInteger, readNumbered, readText } from './kernel-files.ts'
import { numaNodes } from './numa.ts'

/** A logical core: what the operating system schedules a thread on. */
export interface LogicalCore {
  readonly cpu: number
  /** The physical core's id, unique only within its socket. */
  readonly core: number | null
  readonly socket: number | null
  /** NUMA node. */
  readonly node: number | null
  /** Logical cores on the same physical core, this one among them. SMT siblings share its vector units. */
  readonly siblings: readonly number[] | null
}

export interface Cores {
  readonly logical: number
  /** Null where the system does not tell which logical cores are siblings. */
  readonly physical: number | null
  readonly sockets: number | null
  readonly list: readonly LogicalCore[]
}

/**
 * All cores that are online, from sysfs; what is missing there from /proc/cpuinfo; and from Node's own list where
 * neither exists.
 */
export function cores(sys = '/sys', proc = '/proc'): Cores {
  const { records } = cpuInfo(proc)
  const nodes = numaNodes(sys)
  const list = onlineCpus(sys, records).map((cpu): LogicalCore => {
    const topology = join(sys, `devices/system/cpu/cpu${cpu}/topology`)
    const record = records.find((each) => each.cpu === cpu)
    return {
      cpu,
      core: known(readInteger(join(topology, 'core_id'))) ?? record?.core ?? null,
      socket: known(readInteger(join(topology, 'physical_package_id'))) ?? record?.socket ?? null,
      node: nodes.find((node) => node.cpus.includes(cpu))?.node ?? null,
      siblings:
        parseCpuList(readText(join(topology, 'core_cpus_list'))) ??
        parseCpuList(readText(join(topology, 'thread_siblings_list'))) ??
        siblingsOf(record, records)
    }
  })
  return {
    logical: list.length,
    physical: physicalCores(list),
    sockets: distinct(list.map((each) => each.socket)),
    list
  }
}

/** Physical cores under a set of logical ones, or null when a sibling list is missing. */
export function physicalCores(list: readonly LogicalCore[]): number | null {
  return distinct(list.map((each) => each.siblings?.join(',') ?? null))
}

function onlineCpus(sys: string, records: readonly CpuRecord[]): number[] {
  const folder = join(sys, 'devices/system/cpu')
  const online = parseCpuList(readText(join(folder, 'online'))) ?? readNumbered(folder, 'cpu')
  if (online.length > 0) return online
  if (records.length > 0) return records.map((record) => record.cpu)
  return cpus().map((_, cpu) => cpu)
}

/** Virtual machines without a topology write −1. */
function known(id: number | null): number | null {
  return id !== null && id >= 0 ? id : null
}

function siblingsOf(record: CpuRecord | undefined, records: readonly CpuRecord[]): number[] | null {
  if (record === undefined || record.core === null) return null
  return records
    .filter((each) => each.core === record.core && each.socket === record.socket)
    .map((each) => each.cpu)
    .sort((a, b) => a - b)
}

function distinct(values: readonly (string | number | null)[]): number | null {
  return values.length === 0 || values.includes(null) ? null : new Set(values).size
}
