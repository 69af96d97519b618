/** What two runs must share before their times may be put into one ratio. */
import type { BenchRun } from '../result/types.ts'

/** One entry for each thing that differs, as 'Node: 24.21.0, 26.10.0'; none when the runs can be compared. */
export function differences(base: BenchRun, head: BenchRun): string[] {
  const facts = ([run, other]: [BenchRun, BenchRun]): Record<string, string> => {
    const { machine, engine, options } = run
    const { cores } = machine
    const common = Object.keys(engine.variants).filter((variant) => variant in other.engine.variants)
    return {
      processor: machine.cpu ?? 'not known',
      platform: `${machine.platform} ${machine.arch}`,
      cores: `${cores.usable} usable of ${cores.logical}`,
      Node: engine.node,
      V8: engine.v8,
      'pinned thread counts': options.pinned?.join(', ') || 'none',
      'switches of the process': words(engine.flags),
      ...Object.fromEntries(
        common.map((variant) => [`switches of ${variant}`, words(engine.variants[variant]?.flags ?? [])])
      )
    }
  }
  const [ours, theirs] = [facts([base, head]), facts([head, base])]
  return Object.keys(ours)
    .filter((name) => ours[name] !== theirs[name])
    .map((name) => `${name}: ${ours[name]}, ${theirs[name]}`)
}

/** Their order says nothing. */
function words(flags: readonly string[]): string {
  return flags.length === 0 ? 'none' : [...flags].sort().join(' ')
}
