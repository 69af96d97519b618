import { formatCpuList } from '../../src/machine/cpu-list.ts'
import { THREADS_VARIABLE } from '../../src/machine/threads-setting.ts'
import type { ClockSteps } from '../../src/profiler/clock-steps.ts'
import type { Info } from './info.ts'

const WIDTH = 80
const LABEL = 20

/** Physical cores listed one a line; the rest is counted, and --json has them all. */
const LISTED = 32

const UNKNOWN = 'n/a'

type Line = readonly [label: string, value: string]

/** Sections of aligned lines, at most 80 columns wide, ended by a newline. */
export function formatInfo(info: Info): string {
  const sections: [string, Line[]][] = [
    ['Engine', engine(info)],
    ['Machine', machine(info)],
    ['Cores', coreLines(info)],
    ['Caches', cacheLines(info)],
    ['Threads', threads(info)],
    ['Clocks', clocks(info)]
  ]
  return sections
    .map(([title, lines]) => `${title}\n${lines.map(([label, value]) => wrapped(label, value)).join('')}`)
    .join('\n')
}

function engine({ engine: { node, v8, features, variant, reason, modules } }: Info): Line[] {
  const named = (wanted: boolean) =>
    Object.keys(features)
      .filter((name) => features[name] === wanted)
      .join(', ') || 'none'
  return [
    ['Node', node],
    ['V8', v8],
    ['features', named(true)],
    ['features missing', named(false)],
    ['variant', `${variant}: ${reason}`],
    ...modules.map(
      ({ name, bytes, sha256 }): Line => ['kernels', `${name}, ${size(bytes)}, sha256 ${sha256.slice(0, 16)}…`]
    )
  ]
}

function machine({ system, processor, numa }: Info): Line[] {
  const { total, free, limit } = system.memory
  const limited = limit === null ? '' : `, limited to ${size(limit)}`
  return [
    ['system', `${system.platform} ${system.release}, ${system.architecture}`],
    ['processor', processor.model ?? UNKNOWN],
    ['vector sets', processor.vectors.join(', ') || UNKNOWN],
    ['virtual machine', processor.virtual === null ? UNKNOWN : processor.virtual ? 'yes' : 'no'],
    ['stolen since boot', system.steal === null ? UNKNOWN : `${(system.steal * 100).toFixed(2)}% of all cores' time`],
    ['memory', `${size(total)}, ${size(free)} free${limited}`],
    ...(numa.length === 0 ? [['NUMA nodes', UNKNOWN] as const] : []),
    ...numa.map(
      ({ node, cpus, memory }): Line => [
        `NUMA node ${node}`,
        `cores ${formatCpuList(cpus) || 'none'}, ${memory === null ? UNKNOWN : size(memory)}`
      ]
    )
  ]
}

function coreLines({ cores }: Info): Line[] {
  const lines: Line[] = [
    ['logical', `${cores.logical}`],
    ['physical', `${cores.physical ?? UNKNOWN}`],
    ['sockets', `${cores.sockets ?? UNKNOWN}`]
  ]
  if (cores.physical === null) return lines
  const first = cores.list.filter(({ cpu, siblings }) => siblings?.[0] === cpu)
  for (const { core, socket, node, siblings } of first.slice(0, LISTED)) {
    const who = siblings === null ? UNKNOWN : formatCpuList(siblings)
    const smt = (siblings?.length ?? 1) > 1 ? 'logical, SMT siblings' : 'logical'
    lines.push([`core ${core ?? UNKNOWN}`, `socket ${socket ?? UNKNOWN}, node ${node ?? UNKNOWN}, ${smt} ${who}`])
  }
  if (first.length > LISTED) lines.push(['', `and ${first.length - LISTED} more; --json lists all`])
  return lines
}

function cacheLines({ caches }: Info): Line[] {
  if (caches.length === 0) return [['caches', UNKNOWN]]
  return caches.map(({ name, size: bytes, line, ways, sharing }) => {
    const shared = Math.max(...sharing.map((each) => each.length))
    const sharers = shared === 1 ? 'one core each' : `shared by ${shared} logical cores`
    return [name, `${sharing.length} × ${size(bytes)}, line ${line ?? UNKNOWN} B, ${ways ?? UNKNOWN} ways, ${sharers}`]
  })
}

function threads({ affinity, usable, threads: { setting, default: chosen } }: Info): Line[] {
  const { quota, physical } = usable
  const place = physical === null ? '' : `, on ${physical} physical`
  return [
    ['affinity', affinity === null ? UNKNOWN : formatCpuList(affinity)],
    ['CPU quota', quota === null ? 'none found' : `${quota.quota} of ${quota.period} µs: ${digits(quota.cores)} cores`],
    ['usable cores', `${usable.count}${place}: ${usable.why}`],
    [THREADS_VARIABLE, setting === null ? 'not set' : `${setting}`],
    ['default threads', `${chosen}`]
  ]
}

function clocks({ clock: { wall, cpu } }: Info): Line[] {
  return [
    ['wall clock', `performance.now: ${steps(wall)}`],
    ['thread CPU clock', cpu === null ? 'none on this system: CPU times are n/a' : `${cpu.source}: ${steps(cpu)}`]
  ]
}

function steps({ step, cost }: ClockSteps): string {
  return `step ${step === null ? UNKNOWN : time(step)}, ${time(cost)} a reading`
}

function time(nanoseconds: number): string {
  if (nanoseconds < 1000) return `${nanoseconds} ns`
  return nanoseconds < 1e6 ? `${digits(nanoseconds / 1000)} µs` : `${digits(nanoseconds / 1e6)} ms`
}

function size(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB']
  let unit = 0
  let value = bytes
  for (; value >= 1024 && unit < units.length - 1; unit++) value /= 1024
  return `${digits(value)} ${units[unit]}`
}

/** At most two decimals, none that are zero. */
function digits(value: number): string {
  return `${Number(value.toFixed(2))}`
}

/** A label, and its value broken between words where the screen ends. */
function wrapped(label: string, value: string): string {
  const indent = ' '.repeat(2 + LABEL)
  const lines = ['']
  for (const word of value.split(' ')) {
    const last = lines[lines.length - 1]
    const joined = last === '' ? word : `${last} ${word}`
    if (joined.length <= WIDTH - indent.length || last === '') lines[lines.length - 1] = joined
    else lines.push(word)
  }
  return lines.map((line, at) => `${at === 0 ? `  ${label.padEnd(LABEL)}` : indent}${line}\n`).join('')
}
