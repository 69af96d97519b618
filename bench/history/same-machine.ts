/** What has to be the same in two runs before they stand in one trend: the machine. A new engine is part of the story. */
import type { BenchRun } from '../result/types.ts'

export function isSameMachine(a: BenchRun, b: BenchRun): boolean {
  return factsOf(a) === factsOf(b)
}

function factsOf({ machine: { cpu, platform, arch, cores } }: BenchRun): string {
  return JSON.stringify([cpu, platform, arch, cores.usable, cores.logical])
}
