import type { LogicalCore } from '../../src/machine/cores.ts'
import type { CoreUsage } from './usage.ts'

/**
 * One physical core's bar in place of its logical ones', their mean: two siblings share one core's units, so a whole
 * core is in use only when both are busy. Null where the machine does not tell which belong together.
 */
export function foldToPhysical(usage: readonly CoreUsage[], list: readonly LogicalCore[]): CoreUsage[] | null {
  const siblings = new Map(list.map((core) => [core.cpu, core.siblings]))
  const groups = new Map<string, CoreUsage[]>()
  for (const core of usage) {
    const group = siblings.get(core.cpus[0])
    if (group == null) return null
    const key = group.join(',')
    groups.set(key, [...(groups.get(key) ?? []), core])
  }
  return [...groups.values()].map((group) => ({
    cpus: group.flatMap(({ cpus }) => cpus),
    busy: mean(group.map(({ busy }) => busy)),
    steal: mean(group.map(({ steal }) => steal))
  }))
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
